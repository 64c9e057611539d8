-- The counts of each available period, and what could not be read of it.
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

empty_columns as (

    select * from {{ ref('int_unread__empty_columns') }}

),

in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

populations as (

    select * from {{ ref('int_population__by_indicator_period') }}

)

select
    available_periods.*,
    indicators.decimal_places,
    units.multiplier,
    units.denominator_kind,
    units.value_suffix,
    editions.data_cut_off_on,
    populations.estimate_year as population_year,
    coalesce(populations.definition_version, 1) as definition_version,
    -- an available period of events without a known case is a true zero; a published
    -- table without a row for the period has no value
    case
        when counts.known_count > 0 then counts.numerator
        when in_force.is_counted_from_events then 0
    end as numerator,
    case
        when units.denominator_kind = 'population' then populations.population
        when counts.denominator is not null then counts.denominator
        when in_force.is_counted_from_events and units.denominator_kind = 'cases'
            then 0
    end as denominator,
    case
        when empty_columns.indicator_id is not null then 'not_supplied'
        when units.denominator_kind = 'population' and populations.population is null
            then coalesce(populations.population_reason_code, 'not_supplied')
        when in_force.is_counted_from_events then null
        when counts.unknown_count + counts.floating_count > 0 then 'not_readable'
        when
            counts.known_count > 0
            and counts.numerator is null
            and counts.published_value is null
            then 'suppressed_at_source'
        when counts.period_start is null then 'not_supplied'
    end as source_reason_code,
    counts.published_value,
    coalesce(counts.unknown_count, 0) as unknown_case_count,
    coalesce(counts.floating_count, 0) as floating_count,
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
inner join in_force
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
left join empty_columns
    on
        available_periods.partnership_code = empty_columns.partnership_code
        and available_periods.edition_id = empty_columns.edition_id
        and available_periods.indicator_id = empty_columns.indicator_id
left join populations
    on
        available_periods.partnership_code = populations.partnership_code
        and available_periods.edition_id = populations.edition_id
        and available_periods.indicator_id = populations.indicator_id
        and available_periods.period_start = populations.period_start
