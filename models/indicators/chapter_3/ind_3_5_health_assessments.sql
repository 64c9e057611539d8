with assessments as (

    select * from {{ ref('fct_health_assessments') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('notified_on') }} as period_start,
    {{ case_id('3.5') }} as case_id,
    cast(is_assessed_within_standard as integer) as numerator,
    1 as denominator
from assessments
