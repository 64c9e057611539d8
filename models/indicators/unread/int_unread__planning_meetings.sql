-- A meeting touches its investigation; where that cannot be read, those of its child, or
-- any where its child has none.
with investigations as (

    select * from {{ ref('stg_child_protection__investigations') }}

),

investigation_days as (

    select * from {{ ref('int_unread__investigation_days') }}

),

unread as (

    {{ unread_records('cp_meeting', ['investigation_id', 'person_id']) }}

),

children as (

    select
        edition_id,
        partnership_code,
        person_id,
        investigation_id
    from investigations
    where investigation_id is not null
    group by edition_id, partnership_code, person_id, investigation_id

),

tied as (

    select
        unread.*,
        coalesce(unread.investigation_id, children.investigation_id)
            as touched_investigation_id
    from unread
    left join children
        on
            unread.edition_id = children.edition_id
            and unread.partnership_code = children.partnership_code
            and unread.person_id = children.person_id
            and unread.investigation_id is null
            and not unread.is_floating
            and {{ is_unread('unread.unread_cells', 'investigation_id') }}
    where unread.is_of_newest_dump

)

select
    'cp_meeting' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'investigation' as subject_kind,
    unread.touched_investigation_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating
    or (
        unread.touched_investigation_id is null
        and {{ is_unread('unread.unread_cells', 'investigation_id') }}
    ) as is_floating,
    investigation_days.earliest_on,
    investigation_days.latest_on,
    1 as possible_cases
from tied as unread
left join investigation_days
    on
        unread.edition_id = investigation_days.edition_id
        and unread.partnership_code = investigation_days.partnership_code
        and unread.touched_investigation_id = investigation_days.investigation_id
