with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_social_work__people') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.person_id,
    records.merged_into_person_id,
    records.born_on,
    records.died_on,
    records.is_unaccompanied,
    records.unaccompanied_from,
    records.unaccompanied_to,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'sw_person'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
