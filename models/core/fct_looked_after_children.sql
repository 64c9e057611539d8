-- 1. A child is looked after at the close of a quarter's last day when an episode (none
--    of short breaks) has begun by that day and not ended by it.
-- 2. The child's placement is the one that has begun by that day and not ended by it;
--    if several match, the one that began last; in a gap it is null.
-- 3. The placements of the twelve months that end on that day are those that had begun
--    by the last day and not ended by the first, each counted once even if recorded
--    several times.
with editions as (

    select * from {{ ref('dim_edition') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

episodes as (

    select * from {{ ref('fct_looked_after_episodes') }}

),

placements as (

    select * from {{ ref('int_looked_after__placements') }}

),

children as (

    select
        episodes.edition_id,
        episodes.partnership_code,
        episodes.person_id,
        episodes.joined_episode_id,
        periods.period_start as twelve_months_from,
        periods.period_end as looked_after_on
    from episodes
    inner join editions
        on episodes.edition_id = editions.edition_id
    inner join periods
        on
            periods.period_type = 'rolling_year'
            and editions.covers_to >= periods.period_end
            and episodes.started_on <= periods.period_end
            and coalesce(episodes.ended_on > periods.period_end, true)

),

placements_of_year as (

    select
        children.edition_id,
        children.partnership_code,
        children.person_id,
        children.looked_after_on,
        placements.same_placement_id,
        placements.placement_type_code,
        placements.is_community,
        placements.is_kinship,
        placements.started_on,
        placements.placement_id,
        coalesce(placements.ended_on > children.looked_after_on, true) as is_in_force
    from children
    inner join placements
        on
            children.edition_id = placements.edition_id
            and children.partnership_code = placements.partnership_code
            and children.person_id = placements.person_id
            and children.looked_after_on >= placements.started_on
            and coalesce(children.twelve_months_from < placements.ended_on, true)

),

placement_counts as (

    select
        edition_id,
        partnership_code,
        person_id,
        looked_after_on,
        count(distinct same_placement_id) as placement_count
    from placements_of_year
    group by edition_id, partnership_code, person_id, looked_after_on

),

placements_in_force as (

    select
        *,
        row_number() over (
            partition by edition_id, partnership_code, person_id, looked_after_on
            order by started_on desc, placement_id desc
        ) as position_from_last
    from placements_of_year
    where is_in_force

)

select
    children.edition_id,
    children.partnership_code,
    children.person_id,
    children.joined_episode_id,
    children.looked_after_on,
    children.twelve_months_from,
    placements_in_force.placement_type_code,
    coalesce(placements_in_force.is_community, false) as is_in_community,
    coalesce(placements_in_force.is_kinship, false) as is_in_kinship_care,
    coalesce(placement_counts.placement_count, 0) as placement_count,
    coalesce(placement_counts.placement_count >= parameters.parameter_value, false)
        as is_with_several_placements
from children
inner join parameters
    on parameters.parameter_id = 'several_placements'
left join placement_counts
    on
        children.edition_id = placement_counts.edition_id
        and children.partnership_code = placement_counts.partnership_code
        and children.person_id = placement_counts.person_id
        and children.looked_after_on = placement_counts.looked_after_on
left join placements_in_force
    on
        children.edition_id = placements_in_force.edition_id
        and children.partnership_code = placements_in_force.partnership_code
        and children.person_id = placements_in_force.person_id
        and children.looked_after_on = placements_in_force.looked_after_on
        and placements_in_force.position_from_last = 1
