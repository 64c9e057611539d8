-- The day of the discussion matters only where that of the concern is not recorded.
with investigation_days as (

    select * from {{ ref('int_unread__investigation_days') }}

),

unread as (

    {{ unread_records(
        'cp_investigation', ['investigation_id', 'concern_on', 'referral_discussion_on']
    ) }}

)

select
    'cp_investigation' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'investigation' as subject_kind,
    unread.investigation_id as subject_id,
    case
        when unread.concern_on is not null
            then {{ without_cell('unread.unread_cells', 'ird_date') }}
        else unread.unread_cells
    end as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(investigation_days.earliest_on, unread.concern_on) as earliest_on,
    coalesce(investigation_days.latest_on, unread.concern_on) as latest_on,
    1 as possible_cases
from unread
left join investigation_days
    on
        unread.edition_id = investigation_days.edition_id
        and unread.partnership_code = investigation_days.partnership_code
        and unread.investigation_id = investigation_days.investigation_id
where unread.is_of_newest_dump
