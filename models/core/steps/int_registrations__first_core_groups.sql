-- The first core group before the child's next registration counts, whichever meeting
-- it was linked to.
with registrations as (

    select * from {{ ref('int_registrations__in_turn') }}

),

core_groups as (

    select * from {{ ref('stg_child_protection__core_groups') }}

),

core_group_meetings as (

    select
        core_groups.edition_id,
        core_groups.partnership_code,
        core_groups.person_id,
        core_groups.held_on
    from core_groups

)

select
    registrations.edition_id,
    registrations.partnership_code,
    registrations.planning_meeting_id,
    registrations.person_id,
    min(core_group_meetings.held_on) as first_core_group_on
from registrations
inner join core_group_meetings
    on
        registrations.edition_id = core_group_meetings.edition_id
        and registrations.partnership_code = core_group_meetings.partnership_code
        and registrations.person_id = core_group_meetings.person_id
        and registrations.registered_on <= core_group_meetings.held_on
        and coalesce(
            registrations.next_registered_on > core_group_meetings.held_on, true
        )
group by
    registrations.edition_id,
    registrations.partnership_code,
    registrations.planning_meeting_id,
    registrations.person_id
