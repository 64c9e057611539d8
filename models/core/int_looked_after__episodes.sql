-- 1. An episode all of whose legal reasons are the planned series of short breaks is such
--    a series. An episode without a legal reason is not.
-- 2. An episode that begins before another of the child has ended, on the day that it
--    ended, or within the set number of days after it, continues it. A series of short
--    breaks continues no other kind of episode. An episode without an end is open.
with episodes as (

    select * from {{ ref('stg_looked_after__episodes') }}

),

legal_reasons as (

    select * from {{ ref('stg_looked_after__legal_reasons') }}

),

reason_meanings as (

    select * from {{ ref('legal_reason') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

short_breaks as (

    select
        legal_reasons.edition_id,
        legal_reasons.partnership_code,
        legal_reasons.episode_id,
        bool_and(reason_meanings.is_series_of_short_breaks)
            as is_series_of_short_breaks
    from legal_reasons
    inner join reason_meanings
        on legal_reasons.legal_reason_code = reason_meanings.legal_reason_code
    group by
        legal_reasons.edition_id,
        legal_reasons.partnership_code,
        legal_reasons.episode_id

),

children_episodes as (

    select
        episodes.edition_id,
        episodes.partnership_code,
        episodes.episode_id,
        episodes.person_id,
        episodes.started_on,
        episodes.ended_on,
        coalesce(short_breaks.is_series_of_short_breaks, false)
            as is_series_of_short_breaks,
        episodes.is_continuing_care,
        episodes.is_aftercare_eligible,
        episodes.is_aftercare_received
    from episodes
    left join short_breaks
        on
            episodes.edition_id = short_breaks.edition_id
            and episodes.partnership_code = short_breaks.partnership_code
            and episodes.episode_id = short_breaks.episode_id
    where
        episodes.person_id is not null
        and episodes.started_on is not null

),

following_episodes as (

    select
        *,
        max(coalesce(ended_on, date '9999-12-31')) over (
            partition by
                edition_id, partnership_code, person_id, is_series_of_short_breaks
            order by started_on, episode_id
            rows between unbounded preceding and 1 preceding
        ) as looked_after_until
    from children_episodes

),

numbered as (

    select
        following_episodes.*,
        sum(
            case
                when
                    {{ plus_days(
                        'following_episodes.started_on', '-parameters.parameter_value'
                    ) }} <= following_episodes.looked_after_until
                    then 0
                else 1
            end
        ) over (
            partition by
                following_episodes.edition_id,
                following_episodes.partnership_code,
                following_episodes.person_id,
                following_episodes.is_series_of_short_breaks
            order by following_episodes.started_on, following_episodes.episode_id
            rows between unbounded preceding and current row
        ) as joined_episode_number
    from following_episodes
    inner join parameters
        on parameters.parameter_id = 'joined_episode_days'

)

select
    edition_id,
    partnership_code,
    episode_id,
    first_value(episode_id) over (
        partition by
            edition_id,
            partnership_code,
            person_id,
            is_series_of_short_breaks,
            joined_episode_number
        order by started_on, episode_id
    ) as joined_episode_id,
    person_id,
    started_on,
    ended_on,
    is_series_of_short_breaks,
    is_continuing_care,
    is_aftercare_eligible,
    is_aftercare_received
from numbered
