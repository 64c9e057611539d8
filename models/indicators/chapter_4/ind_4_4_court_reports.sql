with reports as (

    select * from {{ ref('fct_court_reports') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('submitted_on') }} as period_start,
    count(*) filter (where is_submitted_by_due_date) as numerator,
    count(*) as denominator
from reports
where is_submitted
group by all
