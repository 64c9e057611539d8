with assessments as (

    select * from {{ ref('fct_health_assessments') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('notified_on') }} as period_start,
    count(*) filter (where is_assessed_within_standard) as numerator,
    count(*) as denominator
from assessments
group by all
