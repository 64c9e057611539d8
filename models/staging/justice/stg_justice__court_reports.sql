with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_justice__court_reports') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.court_report_id,
    records.requested_on,
    records.due_on,
    records.submitted_on,
    records.report_status_code,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'js_court_report'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
