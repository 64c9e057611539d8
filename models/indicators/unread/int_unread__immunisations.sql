with unread as (

    {{ unread_records('sirs_immunisation', ['child_id', 'vaccine_code', 'given_on']) }}

)

select
    'sirs_immunisation' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'child' as subject_kind,
    unread.child_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.given_on as earliest_on,
    unread.given_on as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and coalesce(unread.vaccine_code = 'primary_course', true)
