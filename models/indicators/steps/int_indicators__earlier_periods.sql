-- The periods before a period, as many as its kind prescribes (seed period_type), all
-- with a value and the same definition.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

numbered as (

    select
        series.*,
        indicators.unit,
        indicators.polarity,
        period_types.long_trend_periods,
        row_number() over (
            partition by
                series.partnership_code, series.edition_id, series.indicator_id
            order by series.period_start
        ) as period_number
    from series
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join period_types
        on series.period_type = period_types.period_type

),

against_earlier as (

    select
        latest.partnership_code,
        latest.edition_id,
        latest.indicator_id,
        latest.period_start,
        latest.unit,
        latest.polarity,
        latest.value,
        latest.long_trend_periods,
        max(
            case
                when latest.period_number = earlier.period_number + 1
                    then earlier.value
            end
        ) as previous_value,
        count(earlier.value) as earlier_count,
        -- exact, whatever the order of the sum
        avg(cast(earlier.value as decimal(28, 12))) as earlier_mean
    from numbered as latest
    left join numbered as earlier
        on
            latest.partnership_code = earlier.partnership_code
            and latest.edition_id = earlier.edition_id
            and latest.indicator_id = earlier.indicator_id
            and latest.definition_version = earlier.definition_version
            and earlier.period_number
            between latest.period_number - latest.long_trend_periods
            and latest.period_number - 1
    group by
        latest.partnership_code,
        latest.edition_id,
        latest.indicator_id,
        latest.period_start,
        latest.unit,
        latest.polarity,
        latest.value,
        latest.long_trend_periods

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    unit,
    polarity,
    value,
    long_trend_periods,
    previous_value,
    case when earlier_count = long_trend_periods then earlier_mean end as earlier_mean
from against_earlier
