-- 1. The health service is notified of an episode that is under way on the day (not of
--    short breaks); the first notification counts, a second is a repeat.
-- 2. The child is assessed on the day of the first assessment that any notification of
--    the episode led to, in time when within the standard of the first notification.
with assessments as (

    select * from {{ ref('stg_looked_after__health_assessments') }}

),

episodes as (

    select * from {{ ref('fct_looked_after_episodes') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

childrens_assessments as (

    select
        assessments.edition_id,
        assessments.partnership_code,
        assessments.person_id,
        assessments.notified_on,
        assessments.completed_on
    from assessments

),

first_notifications as (

    select
        episodes.edition_id,
        episodes.partnership_code,
        episodes.person_id,
        episodes.joined_episode_id,
        min(childrens_assessments.notified_on) as notified_on,
        min(childrens_assessments.completed_on) as assessed_on,
        count(*) as notification_count
    from episodes
    inner join childrens_assessments
        on
            episodes.edition_id = childrens_assessments.edition_id
            and episodes.partnership_code = childrens_assessments.partnership_code
            and episodes.person_id = childrens_assessments.person_id
            and episodes.started_on <= childrens_assessments.notified_on
            and coalesce(episodes.ended_on >= childrens_assessments.notified_on, true)
    group by
        episodes.edition_id,
        episodes.partnership_code,
        episodes.person_id,
        episodes.joined_episode_id

),

limited as (

    select
        first_notifications.*,
        {{ limit_end('first_notifications.notified_on', 'standards') }} as due_on
    from first_notifications
    left join standards
        on
            standards.standard_id = 'initial_health_assessment'
            and first_notifications.partnership_code = standards.partnership_code
            and first_notifications.notified_on
            between standards.effective_from and standards.effective_to

)

select
    edition_id,
    partnership_code,
    joined_episode_id,
    person_id,
    notified_on,
    notification_count,
    due_on,
    assessed_on,
    coalesce(assessed_on <= due_on, false) as is_assessed_within_standard
from limited
