-- 1. A held planning meeting that registers a child opens a registration, unless the
--    child is on the register; one that de-registers the child closes it. On one day
--    de-registering comes first.
-- 2. The child last came off the register by our records or on the date that the opening
--    meeting recorded, whichever is later.
with meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings') }}

),

register_events as (

    select
        meetings.edition_id,
        meetings.partnership_code,
        meetings.person_id,
        meetings.planning_meeting_id,
        meetings.meeting_type_code,
        meetings.held_on,
        coalesce(meetings.is_registered, false) as is_registered,
        meetings.recorded_last_deregistered_on
    from meetings
    where
        meetings.planning_meeting_id is not null
        and meetings.person_id is not null
        and meetings.held_on is not null
        and meetings.is_held
        and (meetings.is_registered or meetings.is_deregistered)

),

following_events as (

    select
        *,
        lag(is_registered, 1, false) over (
            partition by edition_id, partnership_code, person_id
            order by held_on, is_registered, planning_meeting_id
        ) as was_registered
    from register_events

),

turns as (

    select
        *,
        lag(held_on) over (
            partition by edition_id, partnership_code, person_id
            order by held_on, is_registered, planning_meeting_id
        ) as previous_turn_on,
        lead(held_on) over (
            partition by edition_id, partnership_code, person_id
            order by held_on, is_registered, planning_meeting_id
        ) as next_turn_on,
        lead(held_on, 2) over (
            partition by edition_id, partnership_code, person_id
            order by held_on, is_registered, planning_meeting_id
        ) as next_registered_on
    from following_events
    where is_registered is distinct from was_registered

)

select
    edition_id,
    partnership_code,
    person_id,
    planning_meeting_id,
    meeting_type_code,
    held_on as registered_on,
    next_turn_on as deregistered_on,
    next_registered_on,
    greatest(previous_turn_on, recorded_last_deregistered_on)
        as last_deregistered_on
from turns
where is_registered
