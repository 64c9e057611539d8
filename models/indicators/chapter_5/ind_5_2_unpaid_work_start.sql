with requirements as (

    select * from {{ ref('fct_unpaid_work_requirements') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('imposed_on') }} as period_start,
    count(*) filter (where is_placement_started_within_standard) as numerator,
    count(*) as denominator
from requirements
where is_placement_start_known
group by all
