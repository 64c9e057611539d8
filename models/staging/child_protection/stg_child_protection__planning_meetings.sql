with planning_meetings_rows as (

    select * from {{ ref('stg_child_protection__planning_meetings_rows') }}

),

versions as (

    {{ record_versions('planning_meetings_rows') }}

)

select
    partnership_code,
    record_id,
    planning_meeting_id,
    person_id,
    investigation_id,
    reconvened_from_id,
    chair_id,
    requested_on,
    recorded_due_on,
    held_on,
    recorded_last_deregistered_on,
    meeting_type_code,
    delay_reason_code,
    originating_local_authority,
    is_held,
    is_quorate,
    is_registered,
    is_deregistered,
    is_previously_registered,
    has_sexual_abuse,
    has_child_sexual_exploitation,
    has_trafficking,
    has_physical_abuse,
    has_emotional_abuse,
    has_neglect,
    has_domestic_abuse,
    has_parental_alcohol_use,
    has_parental_drug_use,
    has_parental_mental_health,
    has_non_engaging_family,
    has_online_safety,
    is_child_present,
    is_parent_present,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
