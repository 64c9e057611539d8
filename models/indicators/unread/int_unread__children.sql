with unread as (

    {{ unread_records('chi_cohort', ['child_id', 'born_on']) }}

)

select
    'chi_cohort' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'child' as subject_kind,
    unread.child_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.born_on as earliest_on,
    unread.born_on as latest_on,
    1 as possible_cases
from unread
where unread.is_of_newest_dump
