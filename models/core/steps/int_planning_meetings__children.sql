-- 1. A planning meeting is needed for the children for whom it was recommended or to
--    whose initial or pre-birth meeting they belong.
-- 2. For a child it is due a number of days after the concern (where that day is not
--    known, after the inter-agency referral discussion), by the standard of that day;
--    for an unborn child also by 28 weeks' gestation, where that is still to come.
with investigations as (

    select * from {{ ref('stg_child_protection__investigations') }}

),

initial_meetings as (

    select * from {{ ref('int_planning_meetings__initial') }}

),

people as (

    select * from {{ ref('int_people__remaining') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

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

concerned_children as (

    select
        investigations.edition_id,
        investigations.partnership_code,
        investigations.investigation_id,
        investigations.person_id,
        investigations.is_planning_meeting_recommended,
        coalesce(investigations.concern_on, investigations.referral_discussion_on)
            as concern_on
    from investigations
    where
        investigations.investigation_id is not null
        and investigations.person_id is not null

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

)

select
    edition_id,
    partnership_code,
    investigation_id,
    person_id,
    concern_on,
    case
        when birth_due_on >= concern_on and birth_due_on < concern_due_on
            then birth_due_on
        else concern_due_on
    end as due_on
from children
