-- 1. The short trend is against the period before, the long trend against the mean of
--    the periods before, as many as the kind of period says; each of them with a value
--    and by the same definition.
-- 2. A move of less than the band is none: of a percentage points, else a share of the
--    earlier value.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

changes as (

    select * from {{ ref('change') }}

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
        avg(earlier.value) as earlier_mean
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

),

compared as (

    select
        against_earlier.partnership_code,
        against_earlier.edition_id,
        against_earlier.indicator_id,
        against_earlier.period_start,
        against_earlier.unit,
        against_earlier.polarity,
        against_earlier.value,
        against_earlier.long_trend_periods,
        against_earlier.previous_value,
        case
            when
                against_earlier.earlier_count = against_earlier.long_trend_periods
                then against_earlier.earlier_mean
        end as earlier_mean,
        cast(points.parameter_value as double) as band_points,
        cast(shares.parameter_value as double) / 100 as band_share
    from against_earlier
    inner join parameters as points
        on points.parameter_id = 'trend_band_points'
    inner join parameters as shares
        on shares.parameter_id = 'trend_band_percent'

),

banded as (

    select
        *,
        case when unit = 'percent' then band_points else band_share * previous_value end
            as short_band,
        case when unit = 'percent' then band_points else band_share * earlier_mean end
            as long_band
    from compared

),

changed as (

    select
        *,
        {{ value_change('value', 'previous_value', 'polarity', 'short_band') }}
            as short_trend_code,
        {{ value_change('value', 'earlier_mean', 'polarity', 'long_band') }}
            as long_trend_code
    from banded

)

select
    changed.partnership_code,
    changed.edition_id,
    changed.indicator_id,
    changed.period_start,
    changed.previous_value as previous_period_value,
    changed.earlier_mean as earlier_periods_mean,
    changed.short_trend_code,
    changed.long_trend_code,
    concat(
        short_changes.change_label, ' against the period before; ',
        long_changes.change_label, ' against the mean of the ',
        changed.long_trend_periods, ' before'
    ) as trend_label
from changed
inner join changes as short_changes
    on changed.short_trend_code = short_changes.change_code
inner join changes as long_changes
    on changed.long_trend_code = long_changes.change_code
