with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_camhs__events') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.dataset_code,
    records.pathway_id,
    records.written_on,
    records.received_on,
    records.appointment_on,
    records.unavailable_from,
    records.unavailable_to,
    records.closed_on,
    records.acceptance_code,
    records.purpose_code,
    records.attendance_code,
    records.unavailable_days,
    records.event_type_code,
    records.event_on,
    records.event_detail,
    records.submitted_on,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'camhs_captnd'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
