-- 1. The day on which a child became eligible matters only where the child has no birth
--    date on the register.
-- 2. A review without a day was not held.
with children as (

    select * from {{ ref('stg_child_health__children') }}

),

unread as (

    {{ unread_records(
        'chsp_ps_review', ['child_id', 'review_type_code', 'reviewed_on']
    ) }}

)

select
    'chsp_ps_review' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'child' as subject_kind,
    unread.child_id as subject_id,
    case
        when children.born_on is not null
            then {{ without_cell('unread.unread_cells', 'eligible_date') }}
        else unread.unread_cells
    end as unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.reviewed_on as earliest_on,
    unread.reviewed_on as latest_on,
    1 as possible_cases
from unread
left join children
    on
        unread.edition_id = children.edition_id
        and unread.partnership_code = children.partnership_code
        and unread.child_id = children.child_id
where
    unread.is_of_newest_dump
    and (
        unread.is_line_fault
        or unread.reviewed_on is not null
        or {{ is_unread('unread.unread_cells', 'review_date') }}
    )
