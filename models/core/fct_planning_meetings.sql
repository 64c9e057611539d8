-- 1. A planning meeting is due once for each investigation (brothers and sisters share
--    one), at the earliest due date among its children (int_planning_meetings__children).
-- 2. It was held when the first quorate meeting of the investigation was held; the
--    reason for its delay is the one recorded for that meeting (alphabetically the
--    first if its children have several).
with children as (

    select * from {{ ref('int_planning_meetings__children') }}

),

initial_meetings as (

    select * from {{ ref('int_planning_meetings__initial') }}

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

due_meetings as (

    select
        edition_id,
        partnership_code,
        investigation_id,
        count(distinct person_id) as children_count,
        min(concern_on) as concern_on,
        min(due_on) as due_on
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
