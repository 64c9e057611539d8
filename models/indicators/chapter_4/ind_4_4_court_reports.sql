with reports as (

    select * from {{ ref('fct_court_reports') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('submitted_on') }} as period_start,
    court_report_id as case_id,
    court_report_id as subject_id,
    true as is_in_scope,
    cast(is_submitted_by_due_date as integer) as numerator,
    1 as denominator
from reports
where is_submitted
