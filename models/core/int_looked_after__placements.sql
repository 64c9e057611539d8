-- 1. A placement lasts no longer than its episode. Placements in a series of short
--    breaks, or without a known episode, are excluded.
-- 2. Placements of a child of one type with one provider that follow on from each other
--    as joined episodes do are the same placement: a repeated record is not a move.
with placements as (

    select * from {{ ref('stg_looked_after__placements') }}

),

episodes as (

    select * from {{ ref('int_looked_after__episodes') }}

),

placement_types as (

    select * from {{ ref('placement_type') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

children_placements as (

    select
        placements.edition_id,
        placements.partnership_code,
        placements.placement_id,
        episodes.joined_episode_id,
        episodes.person_id,
        placements.started_on,
        least(placements.ended_on, episodes.ended_on) as ended_on,
        placements.placement_type_code,
        placements.provider_name,
        placement_types.is_community,
        placement_types.is_kinship,
        placement_types.is_continuing_care_eligible
    from placements
    inner join episodes
        on
            placements.edition_id = episodes.edition_id
            and placements.partnership_code = episodes.partnership_code
            and placements.episode_id = episodes.episode_id
            and not episodes.is_series_of_short_breaks
    inner join placement_types
        on placements.placement_type_code = placement_types.placement_type_code
    where placements.started_on is not null

),

following_placements as (

    select
        *,
        max(coalesce(ended_on, date '9999-12-31')) over (
            partition by
                edition_id,
                partnership_code,
                person_id,
                placement_type_code,
                provider_name
            order by started_on, placement_id
            rows between unbounded preceding and 1 preceding
        ) as placed_until
    from children_placements

),

numbered as (

    select
        following_placements.*,
        sum(
            case
                when
                    {{ plus_days(
                        'following_placements.started_on',
                        '-parameters.parameter_value'
                    ) }} <= following_placements.placed_until
                    then 0
                else 1
            end
        ) over (
            partition by
                following_placements.edition_id,
                following_placements.partnership_code,
                following_placements.person_id,
                following_placements.placement_type_code,
                following_placements.provider_name
            order by following_placements.started_on, following_placements.placement_id
            rows between unbounded preceding and current row
        ) as same_placement_number
    from following_placements
    inner join parameters
        on parameters.parameter_id = 'joined_episode_days'

)

select
    edition_id,
    partnership_code,
    placement_id,
    first_value(placement_id) over (
        partition by
            edition_id,
            partnership_code,
            person_id,
            placement_type_code,
            provider_name,
            same_placement_number
        order by started_on, placement_id
    ) as same_placement_id,
    joined_episode_id,
    person_id,
    started_on,
    ended_on,
    placement_type_code,
    is_community,
    is_kinship,
    is_continuing_care_eligible
from numbered
