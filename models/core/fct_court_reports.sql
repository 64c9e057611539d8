with reports as (

    select * from {{ ref('stg_justice__court_reports') }}

)

select
    edition_id,
    partnership_code,
    court_report_id,
    requested_on,
    due_on,
    submitted_on,
    report_status_code = 'submitted' as is_submitted,
    coalesce(submitted_on <= due_on, false) as is_submitted_by_due_date
from reports
