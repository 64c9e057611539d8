with series as (

    select * from {{ ref('int_indicators__series') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

intervals as (

    select * from {{ ref('int_indicators__intervals') }}

),

restatements as (

    select * from {{ ref('restatements') }}

),

restated_periods as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start
    from restatements
    group by partnership_code, edition_id, indicator_id, period_start

)

select
    series.partnership_code,
    series.edition_id,
    series.indicator_id,
    series.period_type,
    series.period_start,
    series.period_end,
    series.period_label,
    series.numerator,
    series.denominator,
    series.value,
    series.value_label,
    series.value_reason_code,
    reasons.reason_label as value_reason_label,
    series.unknown_count,
    series.lowest_value,
    series.highest_value,
    series.bounds_label,
    intervals.lower_limit_95,
    intervals.upper_limit_95,
    intervals.interval_method,
    intervals.interval_label,
    intervals.is_small_number,
    series.population_year,
    series.definition_version,
    series.is_provisional,
    restated_periods.period_start is not null as is_restated
from series
left join reasons
    on series.value_reason_code = reasons.reason_code
left join intervals
    on
        series.partnership_code = intervals.partnership_code
        and series.edition_id = intervals.edition_id
        and series.indicator_id = intervals.indicator_id
        and series.period_type = intervals.period_type
        and series.period_start = intervals.period_start
left join restated_periods
    on
        series.partnership_code = restated_periods.partnership_code
        and series.edition_id = restated_periods.edition_id
        and series.indicator_id = restated_periods.indicator_id
        and series.period_start = restated_periods.period_start
