with unpaid_work_requirements_rows as (

    select * from {{ ref('stg_justice__unpaid_work_requirements_rows') }}

),

versions as (

    {{ record_versions('unpaid_work_requirements_rows') }}

)

select
    partnership_code,
    record_id,
    unpaid_work_requirement_id,
    payback_order_id,
    imposed_on,
    court_time_limit_on,
    first_placement_on,
    completed_on,
    hours_imposed,
    covid_hours_reduction,
    hours_completed,
    recorded_level_code,
    placement_status_code,
    outcome_code,
    not_in_time_reason_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
