-- Initial and pre-birth planning meetings, a row per meeting and child.
with meetings as (

    select * from {{ ref('stg_child_protection__planning_meetings_as_known') }}

),

identities as (

    select * from {{ ref('int_people__resolved_identities') }}

)

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
