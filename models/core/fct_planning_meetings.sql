-- 1. A planning meeting is due once for each investigation (brothers and sisters share
--    one), for the children for whom it was recommended or to whose initial or
--    pre-birth meeting they belong.
-- 2. For a child it is due a number of days after the concern (where that day is not
--    known, after the inter-agency referral discussion), by the standard of that day;
--    for an unborn child also by 28 weeks' gestation, where that is still to come.
-- 3. The meeting is due at the earliest due date among its children.
-- 4. It was held when the first quorate meeting of the investigation was held; the reason
--    for its delay is the one recorded of that meeting (of several children's reasons the
--    first in the alphabet).
with investigations as (

    select * from {{ ref('stg_child_protection__investigations_as_known') }}

),

meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings_as_known') }}

),

identities as (

    select * from {{ ref('int_people__resolved_identities') }}

),

people as (

    select * from {{ ref('dim_person') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

initial_meetings as (

    select
        meetings.edition_id,
        meetings.partnership_code,
        meetings.investigation_id,
        coalesce(identities.person_id, meetings.person_id) as person_id,
        meetings.held_on,
        meetings.is_held,
        meetings.is_quorate,
        meetings.delay_reason_code
    from meetings
    left join identities
        on
            meetings.edition_id = identities.edition_id
            and meetings.partnership_code = identities.partnership_code
            and meetings.person_id = identities.recorded_person_id
    where meetings.meeting_type_code in ('pre_birth', 'initial')

),

invited_children as (

    select
        edition_id,
        partnership_code,
        investigation_id,
        person_id
    from initial_meetings
    where investigation_id is not null
    group by edition_id, partnership_code, investigation_id, person_id

),

quorate_meetings as (

    select
        edition_id,
        partnership_code,
        investigation_id,
        held_on,
        min(delay_reason_code) as delay_reason_code,
        row_number() over (
            partition by edition_id, partnership_code, investigation_id
            order by held_on
        ) as position_from_first
    from initial_meetings
    where is_held and is_quorate
    group by edition_id, partnership_code, investigation_id, held_on

),

concerned_children as (

    select
        investigations.edition_id,
        investigations.partnership_code,
        investigations.investigation_id,
        coalesce(identities.person_id, investigations.person_id) as person_id,
        investigations.is_planning_meeting_recommended,
        coalesce(investigations.concern_on, investigations.referral_discussion_on)
            as concern_on
    from investigations
    left join identities
        on
            investigations.edition_id = identities.edition_id
            and investigations.partnership_code = identities.partnership_code
            and investigations.person_id = identities.recorded_person_id

),

children as (

    select
        concerned_children.edition_id,
        concerned_children.partnership_code,
        concerned_children.investigation_id,
        concerned_children.person_id,
        concerned_children.concern_on,
        {{ limit_end('concerned_children.concern_on', 'standards') }} as concern_due_on,
        {{ plus_days('people.born_on', '-birth_standards.limit_value') }}
            as birth_due_on
    from concerned_children
    inner join standards
        on
            standards.standard_id = 'planning_meeting'
            and concerned_children.partnership_code = standards.partnership_code
            and concerned_children.concern_on
            between standards.effective_from and standards.effective_to
    inner join standards as birth_standards
        on
            birth_standards.standard_id = 'planning_meeting_before_birth'
            and concerned_children.partnership_code = birth_standards.partnership_code
            and concerned_children.concern_on
            between birth_standards.effective_from and birth_standards.effective_to
    left join people
        on
            concerned_children.edition_id = people.edition_id
            and concerned_children.partnership_code = people.partnership_code
            and concerned_children.person_id = people.person_id
    left join invited_children
        on
            concerned_children.edition_id = invited_children.edition_id
            and concerned_children.partnership_code = invited_children.partnership_code
            and concerned_children.investigation_id = invited_children.investigation_id
            and concerned_children.person_id = invited_children.person_id
    where
        concerned_children.is_planning_meeting_recommended
        or invited_children.person_id is not null

),

due_meetings as (

    select
        edition_id,
        partnership_code,
        investigation_id,
        count(distinct person_id) as children_count,
        min(concern_on) as concern_on,
        min(
            case
                when
                    birth_due_on >= concern_on and birth_due_on < concern_due_on
                    then birth_due_on
                else concern_due_on
            end
        ) as due_on
    from children
    group by edition_id, partnership_code, investigation_id

)

select
    due_meetings.edition_id,
    due_meetings.partnership_code,
    due_meetings.investigation_id,
    due_meetings.children_count,
    due_meetings.concern_on,
    due_meetings.due_on,
    quorate_meetings.held_on as first_quorate_on,
    coalesce(quorate_meetings.held_on <= due_meetings.due_on, false)
        as is_held_within_standard,
    quorate_meetings.delay_reason_code
from due_meetings
left join quorate_meetings
    on
        due_meetings.edition_id = quorate_meetings.edition_id
        and due_meetings.partnership_code = quorate_meetings.partnership_code
        and due_meetings.investigation_id = quorate_meetings.investigation_id
        and quorate_meetings.position_from_first = 1
