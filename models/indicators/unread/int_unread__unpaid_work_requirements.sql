-- 1. The hours matter only where no level is recorded.
-- 2. A requirement that is not completed, or whose placement has not begun, is not in the
--    figure of these.
with unread as (

    {{ unread_records(
        'js_upw_requirement', ['imposed_on', 'first_placement_on', 'completed_on', 'recorded_level_code']
    ) }}

)

select
    'js_upw_requirement' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'requirement_completed' as subject_kind,
    unread.record_id as subject_id,
    case
        when unread.recorded_level_code is not null
            then {{ without_cell('unread.unread_cells', 'hours_imposed') }}
        else unread.unread_cells
    end as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(unread.completed_on, unread.imposed_on) as earliest_on,
    unread.completed_on as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.completed_on is not null
        or {{ is_unread('unread.unread_cells', 'completed_date') }}
    )

union all

select
    'js_upw_requirement' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'requirement_imposed' as subject_kind,
    unread.record_id as subject_id,
    case
        when unread.recorded_level_code is not null
            then {{ without_cell('unread.unread_cells', 'hours_imposed') }}
        else unread.unread_cells
    end as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.imposed_on as earliest_on,
    coalesce(unread.imposed_on, unread.first_placement_on) as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.first_placement_on is not null
        or {{ is_unread('unread.unread_cells', 'first_placement_date') }}
    )
