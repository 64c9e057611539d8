-- 1. For a percentage (the numerator is part of the denominator) the limits are
--    Wilson's; for a count or a rate those of the Poisson mean, exact for few events,
--    else Byar's approximation.
-- 2. They are in the unit of the value, and null where the value is; an estimate that was
--    modelled has none, since its counts are not of cases.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

confidence_levels as (

    select * from {{ ref('confidence_level') }}

),

poisson_limits as (

    select * from {{ ref('poisson_limit') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

valued as (

    select
        series.partnership_code,
        series.edition_id,
        series.indicator_id,
        series.period_type,
        series.period_start,
        indicators.decimal_places,
        indicators.figure_basis,
        confidence_levels.z,
        cast(series.numerator as double) as x,
        cast(series.denominator as double) as n,
        poisson_limits.lower_limit as exact_lower,
        poisson_limits.upper_limit as exact_upper,
        units.interval_suffix,
        units.multiplier
        / case units.denominator_kind
            when 'population' then series.denominator
            else 1
        end as scale,
        case
            when units.denominator_kind = 'cases' then 'wilson'
            when poisson_limits.event_count is not null then 'exact_poisson'
            else 'byar'
        end as method,
        case
            when units.denominator_kind = 'cases'
                then series.denominator < denominators.parameter_value
            else series.numerator < counts.parameter_value
        end as is_small_number
    from series
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    inner join confidence_levels
        on confidence_levels.confidence_level = 95
    inner join parameters as denominators
        on denominators.parameter_id = 'small_denominator'
    inner join parameters as counts
        on counts.parameter_id = 'small_count'
    left join poisson_limits
        on
            confidence_levels.confidence_level = poisson_limits.confidence_level
            and series.numerator = poisson_limits.event_count
    where
        series.value is not null
        and series.numerator is not null

),

limited as (

    select
        *,
        case
            when figure_basis = 'modelled' then null
            when method = 'wilson' then {{ wilson_lower('x', 'n', 'z') }}
            when method = 'exact_poisson' then exact_lower
            else {{ byar_lower('x', 'z') }}
        end * scale as lower_limit_95,
        case
            when figure_basis = 'modelled' then null
            when method = 'wilson' then {{ wilson_upper('x', 'n', 'z') }}
            when method = 'exact_poisson' then exact_upper
            else {{ byar_upper('x', 'z') }}
        end * scale as upper_limit_95
    from valued

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_type,
    period_start,
    lower_limit_95,
    upper_limit_95,
    case when upper_limit_95 is not null then method end as interval_method,
    case
        when lower_limit_95 is not null
            then concat(
                    {{ rounded_label('lower_limit_95', 'decimal_places') }},
                    coalesce(interval_suffix, ''),
                    ' to ',
                    {{ rounded_label('upper_limit_95', 'decimal_places') }},
                    coalesce(interval_suffix, '')
                )
    end as interval_label,
    is_small_number
from limited
