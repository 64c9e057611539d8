-- 1. If an area's period is published several times the newest publication counts, even
--    where it withholds a figure that an earlier one showed.
-- 2. The counts of a comparator are the sums of its areas', if all of them have both. A
--    single area published without counts has a value only.
with comparators as (

    select * from {{ ref('comparator') }}

),

family_groups as (

    select * from {{ ref('family_group') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

known_measures as (

    select comparator_measure as measure from {{ ref('dim_indicator') }}
    group by comparator_measure

),

statistics as (

    select * from {{ ref('fct_published_statistics') }}

),

areas as (

    select
        partnerships.partnership_code,
        comparators.comparator_code,
        comparators.area_code
    from comparators
    cross join partnerships
    where comparators.area_code is not null
    union all
    select
        partnership_code,
        'family_group' as comparator_code,
        area_code
    from family_groups

),

counted_areas as (

    select
        *,
        count(*) over (
            partition by partnership_code, comparator_code
        ) as area_count
    from areas

),

ranked as (

    select
        statistics.*,
        row_number() over (
            partition by
                statistics.partnership_code,
                statistics.edition_id,
                statistics.measure,
                statistics.area_code,
                statistics.period_type,
                statistics.period_start
            order by statistics.published_on desc
        ) as position_from_newest
    from statistics
    inner join known_measures
        on statistics.measure = known_measures.measure

),

summed as (

    select
        ranked.partnership_code,
        ranked.edition_id,
        counted_areas.comparator_code,
        ranked.measure,
        ranked.period_type,
        ranked.period_start,
        counted_areas.area_count = count(ranked.numerator)
        and counted_areas.area_count = count(ranked.denominator) as has_counts,
        sum(ranked.numerator) as numerator,
        sum(ranked.denominator) as denominator,
        case when counted_areas.area_count = 1 then max(ranked.value) end as value
    from ranked
    inner join counted_areas
        on
            ranked.partnership_code = counted_areas.partnership_code
            and ranked.area_code = counted_areas.area_code
    where
        ranked.position_from_newest = 1
        and coalesce(ranked.value, ranked.numerator) is not null
    group by
        ranked.partnership_code,
        ranked.edition_id,
        counted_areas.comparator_code,
        counted_areas.area_count,
        ranked.measure,
        ranked.period_type,
        ranked.period_start

)

select
    partnership_code,
    edition_id,
    comparator_code,
    measure,
    period_type,
    period_start,
    cast(case when has_counts then numerator end as bigint) as numerator,
    cast(case when has_counts then denominator end as bigint) as denominator,
    cast(value as double) as value
from summed
