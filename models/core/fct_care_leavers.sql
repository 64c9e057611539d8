-- 1. A care leaver of a day has left care by it (the latest episode begun by that day has
--    ended by it), is alive, and is of an age that indicator 3.7 counts.
-- 2. Eligibility for aftercare and its receipt are taken from that episode. The service
--    does not date them, so the values known at the edition apply to every day.
with editions as (

    select * from {{ ref('dim_edition') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

episodes as (

    select * from {{ ref('fct_looked_after_episodes') }}

),

people as (

    select * from {{ ref('int_people__remaining') }}

),

age_bands as (

    select * from {{ ref('age_band') }}

),

ranked_episodes as (

    select
        episodes.*,
        periods.period_start as half_year_from,
        periods.period_end as half_year_to,
        row_number() over (
            partition by
                episodes.edition_id,
                episodes.partnership_code,
                episodes.person_id,
                periods.period_end
            order by episodes.started_on desc
        ) as position_from_latest
    from episodes
    inner join editions
        on episodes.edition_id = editions.edition_id
    inner join periods
        on
            periods.period_type = 'half_year'
            and editions.covers_to >= periods.period_end
            and episodes.started_on <= periods.period_end

),

aged as (

    select
        latest_episodes.*,
        cast(
            {{ age_on('latest_episodes.half_year_to', 'people.born_on') }} as integer
        ) as age
    from ranked_episodes as latest_episodes
    inner join people
        on
            latest_episodes.edition_id = people.edition_id
            and latest_episodes.partnership_code = people.partnership_code
            and latest_episodes.person_id = people.person_id
    where
        latest_episodes.position_from_latest = 1
        and latest_episodes.ended_on <= latest_episodes.half_year_to
        and coalesce(people.died_on > latest_episodes.half_year_to, true)

)

select
    aged.edition_id,
    aged.partnership_code,
    aged.person_id,
    aged.half_year_from,
    aged.half_year_to,
    aged.joined_episode_id,
    aged.ended_on as left_care_on,
    aged.age,
    aged.is_aftercare_eligible,
    aged.is_aftercare_received
from aged
inner join age_bands
    on
        age_bands.age_band_id = 'aftercare'
        and aged.half_year_to
        between age_bands.effective_from and age_bands.effective_to
        and aged.age between age_bands.age_from and age_bands.age_to
