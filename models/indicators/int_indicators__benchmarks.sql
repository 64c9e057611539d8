with editions as (

    select * from {{ ref('dim_edition') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

targets as (

    select * from {{ ref('indicator_target') }}

),

measures as (

    select * from {{ ref('benchmark_measure') }}

),

statistics as (

    select * from {{ ref('fct_published_statistics') }}

),

eligible as (

    select
        statistics.partnership_code,
        statistics.edition_id,
        targets.indicator_id,
        measures.benchmark_title,
        statistics.measure,
        statistics.period_label,
        statistics.period_end,
        statistics.published_on,
        statistics.value
    from statistics
    inner join editions
        on statistics.edition_id = editions.edition_id
    inner join measures
        on
            statistics.measure = measures.benchmark_measure
            and statistics.area_code = measures.area_code
    inner join targets
        on
            measures.benchmark_measure = targets.benchmark_measure
            and statistics.partnership_code = targets.partnership_code
            and editions.covers_to
            between targets.effective_from and targets.effective_to
            and editions.data_cut_off_on >= targets.decided_on
            and targets.status_rule = 'benchmark'
    inner join indicators
        on targets.indicator_id = indicators.indicator_id
    inner join period_types
        on
            indicators.period_type = period_types.period_type
            and statistics.is_annual_length = period_types.is_annual_length
    where
        statistics.value is not null
        and statistics.period_end
        >= {{ plus_months('editions.data_cut_off_on', '-12 * measures.max_age_years') }}

),

ranked as (

    select
        *,
        row_number() over (
            partition by partnership_code, edition_id, indicator_id
            order by period_end desc, published_on desc
        ) as position_from_newest
    from eligible

)

select
    partnership_code,
    edition_id,
    indicator_id,
    published_on,
    value,
    concat('the ', benchmark_title, ' figure') as target_name,
    concat(
        benchmark_title, ', ', period_label, ' (', measure, ', published ',
        {{ day_label('published_on') }}, ')'
    ) as target_source
from ranked
where position_from_newest = 1
