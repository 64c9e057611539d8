with available_periods as (

    select * from {{ ref('int_indicators__available_periods') }}

),

counts as (

    select * from {{ ref('indicator_counts') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

populations as (

    select * from {{ ref('int_population__by_indicator_period') }}

),

counted as (

    select
        available_periods.*,
        indicators.decimal_places,
        units.multiplier,
        units.denominator_kind,
        units.value_suffix,
        editions.data_cut_off_on,
        populations.estimate_year as population_year,
        coalesce(populations.definition_version, 1) as definition_version,
        -- an available period of events without a case is a true zero; a published
        -- table without a row for the period has no value
        case
            when counts.period_start is not null then counts.numerator
            when in_force.is_counted_from_events then 0
        end as numerator,
        case
            when counts.denominator is not null then counts.denominator
            when in_force.is_counted_from_events and units.denominator_kind = 'cases'
                then 0
            else populations.population
        end as denominator,
        case
            when
                counts.period_start is not null and counts.numerator is null
                then 'suppressed_at_source'
            when
                counts.period_start is null and not in_force.is_counted_from_events
                then 'not_supplied'
        end as source_reason_code,
        available_periods.oldest_extracted_on
        < {{ plus_days('available_periods.period_end', 'indicators.settling_days') }}
            as is_provisional
    from available_periods
    inner join indicators
        on available_periods.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    inner join editions
        on available_periods.edition_id = editions.edition_id
    inner join {{ ref('int_indicators__in_force') }} as in_force
        on
            available_periods.partnership_code = in_force.partnership_code
            and available_periods.edition_id = in_force.edition_id
            and available_periods.indicator_id = in_force.indicator_id
    left join counts
        on
            available_periods.partnership_code = counts.partnership_code
            and available_periods.edition_id = counts.edition_id
            and available_periods.indicator_id = counts.indicator_id
            and available_periods.period_start = counts.period_start
    left join populations
        on
            available_periods.partnership_code = populations.partnership_code
            and available_periods.edition_id = populations.edition_id
            and available_periods.indicator_id = populations.indicator_id
            and available_periods.period_start = populations.period_start

),

-- the ratio of each indicator; int_comparators__figures has that of published counts
valued as (

    select
        *,
        case
            when numerator is null then null
            when denominator_kind = 'none' then cast(numerator as double)
            when denominator > 0 then multiplier * numerator / denominator
        end as value
    from counted

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_type,
    period_start,
    period_end,
    period_label,
    numerator,
    denominator,
    value,
    case
        when value is not null
            then concat(
                    {{ rounded_label('value', 'decimal_places') }},
                    coalesce(value_suffix, ''),
                    case denominator_kind
                        when 'cases' then concat(' (', numerator, '/', denominator, ')')
                        else ''
                    end
                )
    end as value_label,
    coalesce(
        source_reason_code,
        case when value is null then 'no_cases' end
    ) as value_reason_code,
    population_year,
    definition_version,
    is_provisional
from valued
