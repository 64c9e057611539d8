-- A report without a day was not submitted.
with unread as (

    {{ unread_records('js_court_report', ['requested_on', 'submitted_on']) }}

)

select
    'js_court_report' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'record' as subject_kind,
    unread.record_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(unread.submitted_on, unread.requested_on) as earliest_on,
    unread.submitted_on as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.submitted_on is not null
        or {{ is_unread('unread.unread_cells', 'submitted_date') }}
    )
