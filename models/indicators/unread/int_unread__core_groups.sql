with unread as (

    {{ unread_records('cp_core_group', ['person_id', 'held_on']) }}

)

select
    'cp_core_group' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'registration' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.held_on as earliest_on,
    unread.held_on as latest_on,
    1 as possible_cases
from unread
where unread.is_of_newest_dump
