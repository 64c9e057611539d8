-- 1. Registrations open and close in turn (int_registrations__in_turn).
-- 2. A registration is a re-registration when the child came off the register within
--    the standard before it.
-- 3. A registration made at a pre-birth, initial or transfer-in meeting needs a core
--    group by the standard of that day.
with registrations as (

    select * from {{ ref('int_registrations__in_turn') }}

),

first_core_groups as (

    select * from {{ ref('int_registrations__first_core_groups') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

needed as (

    select
        *,
        meeting_type_code in ('pre_birth', 'initial', 'transfer_in')
            as is_core_group_needed
    from registrations

),

judged as (

    select
        needed.*,
        first_core_groups.first_core_group_on,
        case
            when needed.is_core_group_needed
                then coalesce(
                        {{ limit_end('registered_on', 'group_standards') }},
                        due_days.calendar_on
                    )
        end as core_group_due_on,
        {{ plus_months('registered_on', '-repeat_standards.limit_value') }}
            as re_registration_from
    from needed
    left join first_core_groups
        on
            needed.edition_id = first_core_groups.edition_id
            and needed.partnership_code = first_core_groups.partnership_code
            and needed.planning_meeting_id
            = first_core_groups.planning_meeting_id
            and needed.person_id = first_core_groups.person_id
    left join standards as group_standards
        on
            group_standards.standard_id = 'initial_core_group'
            and needed.partnership_code = group_standards.partnership_code
            and needed.registered_on
            between group_standards.effective_from and group_standards.effective_to
    left join dates as start_days
        on
            needed.partnership_code = start_days.partnership_code
            and needed.registered_on = start_days.calendar_on
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
            and needed.partnership_code
            = repeat_standards.partnership_code
            and needed.registered_on
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
