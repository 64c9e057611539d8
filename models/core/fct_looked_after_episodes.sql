-- 1. Consecutive episodes are joined into one; a series of short breaks is excluded.
--    The joined episode has ended when every part of it has.
-- 2. Its end, continuing care and aftercare are taken from the part that ended last;
--    its last placement is the one that began last.
-- 3. A young person may enter continuing care when the episode ends at an age that
--    indicator 3.6 counts, from a type of placement that is eligible for it.
with episodes as (

    select * from {{ ref('int_looked_after__episodes') }}

),

placements as (

    select * from {{ ref('int_looked_after__placements') }}

),

people as (

    select * from {{ ref('int_people__remaining') }}

),

age_bands as (

    select * from {{ ref('age_band') }}

),

ranked_parts as (

    select
        *,
        min(started_on) over (
            partition by edition_id, partnership_code, joined_episode_id
        ) as joined_from,
        row_number() over (
            partition by edition_id, partnership_code, joined_episode_id
            order by
                coalesce(ended_on, date '9999-12-31') desc,
                started_on desc,
                episode_id desc
        ) as position_from_last
    from episodes
    where not is_series_of_short_breaks

),

ranked_placements as (

    select
        *,
        row_number() over (
            partition by edition_id, partnership_code, joined_episode_id
            order by started_on desc, placement_id desc
        ) as position_from_last
    from placements

),

aged as (

    select
        last_parts.edition_id,
        last_parts.partnership_code,
        last_parts.joined_episode_id,
        last_parts.person_id,
        last_parts.joined_from as started_on,
        last_parts.ended_on,
        cast({{ age_on('last_parts.ended_on', 'people.born_on') }} as integer)
            as age_at_end,
        last_placements.placement_type_code as last_placement_type_code,
        last_placements.is_continuing_care_eligible,
        coalesce(last_parts.is_continuing_care, false) as is_continuing_care,
        coalesce(last_parts.is_aftercare_eligible, false) as is_aftercare_eligible,
        coalesce(last_parts.is_aftercare_received, false) as is_aftercare_received
    from ranked_parts as last_parts
    left join people
        on
            last_parts.edition_id = people.edition_id
            and last_parts.partnership_code = people.partnership_code
            and last_parts.person_id = people.person_id
    left join ranked_placements as last_placements
        on
            last_parts.edition_id = last_placements.edition_id
            and last_parts.partnership_code = last_placements.partnership_code
            and last_parts.joined_episode_id = last_placements.joined_episode_id
            and last_placements.position_from_last = 1
    where last_parts.position_from_last = 1

)

select
    aged.edition_id,
    aged.partnership_code,
    aged.joined_episode_id,
    aged.person_id,
    aged.started_on,
    aged.ended_on,
    aged.age_at_end,
    aged.last_placement_type_code,
    coalesce(
        aged.is_continuing_care_eligible
        and aged.age_at_end between age_bands.age_from and age_bands.age_to,
        false
    ) as is_eligible_for_continuing_care,
    aged.is_continuing_care,
    aged.is_aftercare_eligible,
    aged.is_aftercare_received
from aged
left join age_bands
    on
        age_bands.age_band_id = 'continuing_care'
        and aged.ended_on between age_bands.effective_from and age_bands.effective_to
