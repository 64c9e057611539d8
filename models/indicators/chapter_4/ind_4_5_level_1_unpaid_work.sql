with requirements as (

    select * from {{ ref('fct_unpaid_work_requirements') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('completed_on') }} as period_start,
    unpaid_work_requirement_id as case_id,
    unpaid_work_requirement_id as subject_id,
    true as is_in_scope,
    cast(is_completed_within_standard as integer) as numerator,
    1 as denominator
from requirements
where
    unpaid_work_level = 1
    and is_successfully_completed
