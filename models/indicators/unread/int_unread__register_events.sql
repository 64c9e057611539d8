-- A meeting that may register or de-register a child touches every later registration of
-- the child, and the register itself until the next event that can be read.
with meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings') }}

),

unread as (

    {{ unread_records(
        'cp_meeting', ['person_id', 'held_on', 'is_held', 'is_registered', 'is_deregistered']
    ) }}

),

possible_events as (

    select *
    from unread
    where
        is_of_newest_dump
        and (
            is_floating or is_held or {{ is_unread('unread_cells', 'held') }}
        )
        and (
            is_floating
            or is_registered
            or is_deregistered
            or {{ is_unread('unread_cells', 'registered') }}
            or {{ is_unread('unread_cells', 'deregistered') }}
        )

),

known_events as (

    select
        edition_id,
        partnership_code,
        person_id,
        held_on
    from meetings
    where
        is_held
        and (is_registered or is_deregistered)
        and held_on is not null
        and unread_cells is null
        and not is_held_over

),

next_events as (

    select
        possible_events.edition_id,
        possible_events.partnership_code,
        possible_events.record_id,
        min(known_events.held_on) as held_on
    from possible_events
    inner join known_events
        on
            possible_events.edition_id = known_events.edition_id
            and possible_events.partnership_code = known_events.partnership_code
            and possible_events.person_id = known_events.person_id
            and possible_events.held_on < known_events.held_on
    group by
        possible_events.edition_id,
        possible_events.partnership_code,
        possible_events.record_id

),

registering_meetings as (

    select
        edition_id,
        partnership_code,
        person_id,
        held_on,
        count(*) over (
            partition by edition_id, partnership_code, person_id
        ) as meeting_count
    from meetings
    where
        is_registered
        or {{ is_unread('unread_cells', 'registered') }}

)

select
    'cp_meeting' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'registered_child' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.held_on as earliest_on,
    next_events.held_on as latest_on,
    1 as possible_cases
from possible_events as unread
left join next_events
    on
        unread.edition_id = next_events.edition_id
        and unread.partnership_code = next_events.partnership_code
        and unread.record_id = next_events.record_id

union all

select
    'cp_meeting' as extract_name,
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
from possible_events as unread

union all

select
    'cp_meeting' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'registration' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    false as is_floating,
    registering.held_on as earliest_on,
    registering.held_on as latest_on,
    registering.meeting_count as possible_cases
from possible_events as unread
inner join registering_meetings as registering
    on
        unread.edition_id = registering.edition_id
        and unread.partnership_code = registering.partnership_code
        and unread.person_id = registering.person_id
        and coalesce(unread.held_on <= registering.held_on, true)
where not unread.is_floating
