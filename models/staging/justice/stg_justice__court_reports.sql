with court_reports_rows as (

    select * from {{ ref('stg_justice__court_reports_rows') }}

),

versions as (

    {{ record_versions('court_reports_rows') }}

)

select
    partnership_code,
    record_id,
    court_report_id,
    person_id,
    requested_on,
    due_on,
    submitted_on,
    court_name,
    report_type_code,
    report_status_code,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
