-- What an earlier edition reported of an indicator, beside its value: as it was reported
-- then and, like for like, as the same period is known now (as it was reported, if it
-- is no longer known); and the band within which a change is none.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

units as (

    select * from {{ ref('unit') }}

),

parameters as (

    select * from {{ ref('parameter') }}

)

select
    latest.partnership_code,
    latest.edition_id,
    earlier.edition_id as earlier_edition_id,
    latest.indicator_id,
    latest.polarity,
    latest.period_label,
    latest.value,
    latest.value_label,
    {{ dbt.split_part('latest.value_label', "' ('", 1) }} as printed_value,
    latest.lower_limit_95,
    latest.upper_limit_95,
    earlier.period_start as earlier_period_start,
    earlier.period_label as earlier_period_label,
    earlier.value as reported_value,
    earlier.value_label as reported_value_label,
    known.value is not null as is_like_for_like,
    coalesce(known.value, earlier.value) as earlier_value,
    coalesce(known.value_label, earlier.value_label) as earlier_value_label,
    case
        when known.value is not null then known.lower_limit_95
        else earlier.lower_limit_95
    end as earlier_lower_limit_95,
    case
        when known.value is not null then known.upper_limit_95
        else earlier.upper_limit_95
    end as earlier_upper_limit_95,
    case
        when units.trend_band_kind = 'points'
            then cast(points.parameter_value as double)
        else 0
    end as band_points,
    case
        when units.trend_band_kind = 'points' then 0
        else cast(shares.parameter_value as double)
    end as band_percent
from latest_periods as latest
inner join latest_periods as earlier
    on
        latest.partnership_code = earlier.partnership_code
        and latest.indicator_id = earlier.indicator_id
        and latest.edition_id != earlier.edition_id
        and latest.data_cut_off_on >= earlier.data_cut_off_on
inner join units
    on latest.unit = units.unit
inner join parameters as points
    on points.parameter_id = 'trend_band_points'
inner join parameters as shares
    on shares.parameter_id = 'trend_band_percent'
left join series as known
    on
        latest.partnership_code = known.partnership_code
        and latest.edition_id = known.edition_id
        and latest.indicator_id = known.indicator_id
        and earlier.period_type = known.period_type
        and earlier.period_start = known.period_start
        and earlier.value is not null
