-- 1. A held planning meeting that registers a child opens a registration, unless the
--    child is on the register; one that de-registers the child closes it. On one day
--    de-registering comes first.
-- 2. It is a re-registration when the child came off the register within the standard
--    before it, by our records or by the date that the opening meeting recorded.
-- 3. A registration made at a pre-birth, initial or transfer-in meeting needs a core
--    group by the standard of that day; the first one before the child's next
--    registration counts, whichever meeting it was linked to.
with meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings_as_known') }}

),

core_groups as (

    select * from {{ ref('stg_child_protection__core_groups_as_known') }}

),

identities as (

    select * from {{ ref('int_people__resolved_identities') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

register_events as (

    select
        meetings.edition_id,
        meetings.partnership_code,
        coalesce(identities.person_id, meetings.person_id) as person_id,
        meetings.planning_meeting_id,
        meetings.meeting_type_code,
        meetings.held_on,
        coalesce(meetings.is_registered, false) as is_registered,
        meetings.recorded_last_deregistered_on
    from meetings
    left join identities
        on
            meetings.edition_id = identities.edition_id
            and meetings.partnership_code = identities.partnership_code
            and meetings.person_id = identities.recorded_person_id
    where
        meetings.is_held
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

),

registrations as (

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
            as last_deregistered_on,
        meeting_type_code in ('pre_birth', 'initial', 'transfer_in')
            as is_core_group_needed
    from turns
    where is_registered

),

core_group_meetings as (

    select
        core_groups.edition_id,
        core_groups.partnership_code,
        coalesce(identities.person_id, core_groups.person_id) as person_id,
        core_groups.held_on
    from core_groups
    left join identities
        on
            core_groups.edition_id = identities.edition_id
            and core_groups.partnership_code = identities.partnership_code
            and core_groups.person_id = identities.recorded_person_id

),

first_core_groups as (

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

),

judged as (

    select
        registrations.*,
        first_core_groups.first_core_group_on,
        case
            when registrations.is_core_group_needed
                then coalesce(
                        {{ limit_end('registered_on', 'group_standards') }},
                        due_days.calendar_on
                    )
        end as core_group_due_on,
        {{ plus_months('registered_on', '-repeat_standards.limit_value') }}
            as re_registration_from
    from registrations
    left join first_core_groups
        on
            registrations.edition_id = first_core_groups.edition_id
            and registrations.partnership_code = first_core_groups.partnership_code
            and registrations.planning_meeting_id
            = first_core_groups.planning_meeting_id
            and registrations.person_id = first_core_groups.person_id
    left join standards as group_standards
        on
            group_standards.standard_id = 'initial_core_group'
            and registrations.partnership_code = group_standards.partnership_code
            and registrations.registered_on
            between group_standards.effective_from and group_standards.effective_to
    left join dates as start_days
        on
            registrations.partnership_code = start_days.partnership_code
            and registrations.registered_on = start_days.calendar_on
    left join dates as due_days
        on
            group_standards.limit_unit = 'working_days'
            and start_days.partnership_code = due_days.partnership_code
            and start_days.working_day_number + group_standards.limit_value
            = due_days.working_day_number
            and due_days.is_working_day
    left join standards as repeat_standards
        on
            repeat_standards.standard_id = 're_registration'
            and registrations.partnership_code
            = repeat_standards.partnership_code
            and registrations.registered_on
            between repeat_standards.effective_from
            and repeat_standards.effective_to

)

select
    edition_id,
    partnership_code,
    person_id,
    planning_meeting_id,
    meeting_type_code,
    registered_on,
    deregistered_on,
    last_deregistered_on,
    coalesce(last_deregistered_on >= re_registration_from, false) as is_re_registration,
    is_core_group_needed,
    core_group_due_on,
    first_core_group_on,
    coalesce(first_core_group_on <= core_group_due_on, false)
        as is_core_group_within_standard
from judged
