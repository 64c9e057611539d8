with requirements as (

    select * from {{ ref('fct_unpaid_work_requirements') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('imposed_on') }} as period_start,
    unpaid_work_requirement_id as case_id,
    unpaid_work_requirement_id as subject_id,
    is_placement_start_known as is_in_scope,
    cast(is_placement_started_within_standard as integer) as numerator,
    1 as denominator
from requirements
