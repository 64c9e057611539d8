with episodes as (

    select * from {{ ref('fct_looked_after_episodes') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    episodes.partnership_code,
    episodes.edition_id,
    periods.period_start,
    episodes.joined_episode_id as case_id,
    episodes.person_id as subject_id,
    episodes.is_eligible_for_continuing_care as is_in_scope,
    cast(episodes.is_continuing_care as integer) as numerator,
    1 as denominator
from episodes
inner join periods
    on
        periods.period_type = 'half_year'
        and episodes.ended_on between periods.period_start and periods.period_end
