with editions as (

    select * from {{ ref('stg_reference__editions') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

records as (

    select * from {{ ref('base_justice__unpaid_work_requirements') }}

)

select
    editions.edition_id,
    versions.partnership_code,
    versions.record_id,
    records.unpaid_work_requirement_id,
    records.payback_order_id,
    records.imposed_on,
    records.court_time_limit_on,
    records.first_placement_on,
    records.completed_on,
    records.hours_imposed,
    records.recorded_level_code,
    records.placement_status_code,
    records.outcome_code,
    records.not_in_time_reason_code,
    records.unread_cells,
    versions.is_held_over
from editions
inner join versions
    on
        versions.extract_name = 'js_upw_requirement'
        and editions.data_cut_off_on >= versions.known_from
        and editions.data_cut_off_on < versions.known_to
inner join records
    on versions._row_number = records._row_number
