-- 1. A value is compared with the comparator's figure of the same definition and the
--    same period.
-- 2. The comparator's value is the ratio of its counts, or the published value if the
--    counts are not published.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

comparators as (

    select * from {{ ref('comparator') }}

),

figures as (

    select * from {{ ref('int_indicators__comparator_figures') }}

),

published_measures as (

    select
        partnership_code,
        edition_id,
        comparator_code,
        measure
    from figures
    group by partnership_code, edition_id, comparator_code, measure

)

select
    statuses.partnership_code,
    statuses.edition_id,
    statuses.indicator_id,
    statuses.unit,
    statuses.period_start,
    statuses.period_label,
    statuses.value,
    cast(statuses.numerator as double) as numerator,
    cast(statuses.denominator as double) as denominator,
    indicators.decimal_places,
    indicators.figure_basis,
    comparators.comparator_code,
    comparators.comparator_title,
    comparators.includes_council,
    indicators.comparator_measure as measure,
    indicators.is_comparator_same_definition as is_same_definition,
    indicators.why_not_compared as why_not,
    published_measures.measure is not null as is_measure_published,
    figures.measure is not null as is_period_published,
    figures.numerator as comparator_numerator,
    figures.denominator as comparator_denominator,
    coalesce(
        units.multiplier
        * figures.numerator
        / nullif(figures.denominator, 0),
        figures.value
    ) as comparator_value
from statuses
inner join indicators
    on statuses.indicator_id = indicators.indicator_id
inner join units
    on statuses.unit = units.unit
cross join comparators
left join published_measures
    on
        statuses.partnership_code = published_measures.partnership_code
        and statuses.edition_id = published_measures.edition_id
        and comparators.comparator_code = published_measures.comparator_code
        and indicators.comparator_measure = published_measures.measure
left join figures
    on
        statuses.partnership_code = figures.partnership_code
        and statuses.edition_id = figures.edition_id
        and comparators.comparator_code = figures.comparator_code
        and indicators.comparator_measure = figures.measure
        and statuses.period_type = figures.period_type
        and statuses.period_start = figures.period_start
        and indicators.is_comparator_same_definition
