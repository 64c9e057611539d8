-- A record is the person that its chain of merges ends in, however long. Records that were
-- merged into one another in a ring are one person, the one whose identifier comes first.
with recursive people as (

    select * from {{ ref('stg_social_work__people') }}

),

merged as (

    select
        edition_id,
        partnership_code,
        person_id,
        merged_into_person_id
    from people
    where merged_into_person_id != person_id

),

reached as (

    select
        edition_id,
        partnership_code,
        person_id,
        merged_into_person_id as target_id
    from merged

    union distinct

    select
        reached.edition_id,
        reached.partnership_code,
        reached.person_id,
        merged.merged_into_person_id as target_id
    from reached
    inner join merged
        on
            reached.edition_id = merged.edition_id
            and reached.partnership_code = merged.partnership_code
            and reached.target_id = merged.person_id

),

rings as (

    select
        edition_id,
        partnership_code,
        person_id
    from reached
    where person_id = target_id

),

resolved as (

    select
        reached.edition_id,
        reached.partnership_code,
        reached.person_id as recorded_person_id,
        coalesce(
            max(case when merged.person_id is null then reached.target_id end),
            min(case when rings.person_id is not null then reached.target_id end)
        ) as person_id,
        bool_or(rings.person_id is not null) as is_merged_in_a_ring
    from reached
    left join merged
        on
            reached.edition_id = merged.edition_id
            and reached.partnership_code = merged.partnership_code
            and reached.target_id = merged.person_id
    left join rings
        on
            reached.edition_id = rings.edition_id
            and reached.partnership_code = rings.partnership_code
            and reached.target_id = rings.person_id
    group by reached.edition_id, reached.partnership_code, reached.person_id

)

select
    people.edition_id,
    people.partnership_code,
    people.person_id as recorded_person_id,
    coalesce(resolved.person_id, people.person_id) as person_id,
    coalesce(resolved.is_merged_in_a_ring, false) as is_merged_in_a_ring
from people
left join resolved
    on
        people.edition_id = resolved.edition_id
        and people.partnership_code = resolved.partnership_code
        and people.person_id = resolved.recorded_person_id
where people.person_id is not null
