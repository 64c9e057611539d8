-- Initial and pre-birth planning meetings, a row per meeting and child.
with meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings') }}

)

select
    meetings.edition_id,
    meetings.partnership_code,
    meetings.investigation_id,
    meetings.person_id,
    meetings.held_on,
    meetings.is_held,
    meetings.is_quorate,
    meetings.delay_reason_code
from meetings
where meetings.meeting_type_code in ('pre_birth', 'initial')
