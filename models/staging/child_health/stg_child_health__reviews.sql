with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_child_health__reviews') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.child_id,
    records.review_type_code,
    records.eligible_on,
    records.reviewed_on,
    records.speech_language_code,
    records.gross_motor_code,
    records.fine_motor_code,
    records.problem_solving_code,
    records.social_code,
    records.emotional_behavioural_code,
    records.hearing_code,
    records.vision_code,
    records.feeding_code,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'chsp_ps_review'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
