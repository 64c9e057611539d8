with requirements as (

    select * from {{ ref('fct_unpaid_work_requirements') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('completed_on') }} as period_start,
    count(*) filter (where is_completed_within_standard) as numerator,
    count(*) as denominator
from requirements
where
    unpaid_work_level = 1
    and is_successfully_completed
group by all
