-- 1. The short trend is against the period before, the long trend against the mean of
--    the periods before (int_indicators__earlier_periods).
-- 2. A change smaller than the band counts as unchanged: the band is in points for a
--    percentage, else a share of the earlier value.
with earlier_periods as (

    select * from {{ ref('int_indicators__earlier_periods') }}

),

units as (

    select * from {{ ref('unit') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

changes as (

    select * from {{ ref('change') }}

),

banded as (

    select
        earlier_periods.*,
        case
            when units.trend_band_kind = 'points'
                then cast(points.parameter_value as double)
            else
                cast(shares.parameter_value as double) / 100
                * earlier_periods.previous_value
        end as short_band,
        case
            when units.trend_band_kind = 'points'
                then cast(points.parameter_value as double)
            else
                cast(shares.parameter_value as double) / 100
                * earlier_periods.earlier_mean
        end as long_band
    from earlier_periods
    inner join units
        on earlier_periods.unit = units.unit
    inner join parameters as points
        on points.parameter_id = 'trend_band_points'
    inner join parameters as shares
        on shares.parameter_id = 'trend_band_percent'

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
