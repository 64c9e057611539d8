with investigations_rows as (

    select * from {{ ref('stg_child_protection__investigations_rows') }}

),

versions as (

    {{ record_versions('investigations_rows') }}

)

select
    partnership_code,
    record_id,
    investigation_id,
    person_id,
    concern_on,
    referral_discussion_on,
    started_on,
    ended_on,
    outcome_code,
    concern_source,
    is_planning_meeting_recommended,
    is_subject_to_planning_meeting,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
