-- 1. The newest estimate known whose day (30 June) is not after the period; if all are
--    later, the oldest. Ages: those that the indicator's definition counts on the
--    period's last day.
-- 2. A sum with an age missing is no population, and no older year stands in for it. Nor
--    is any where enough rows lack a year that can be read to be a newer year.
with age_bands as (

    select * from {{ ref('age_band') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

estimates as (

    select * from {{ ref('fct_population_estimates') }}

),

unread_rows as (

    select * from {{ ref('int_unread__population') }}

),

local_estimates as (

    select
        estimates.edition_id,
        estimates.partnership_code,
        estimates.estimate_year,
        estimates.estimated_on,
        estimates.age,
        estimates.population
    from estimates
    inner join partnerships
        on
            estimates.partnership_code = partnerships.partnership_code
            and estimates.area_code = partnerships.council_code

),

estimate_years as (

    select
        edition_id,
        partnership_code,
        estimate_year,
        estimated_on,
        min(estimate_year)
            over (partition by edition_id, partnership_code)
            as oldest_year
    from local_estimates
    group by edition_id, partnership_code, estimate_year, estimated_on

),

indicator_periods as (

    select
        age_bands.indicator_id,
        age_bands.definition_version,
        age_bands.age_from,
        age_bands.age_to,
        periods.period_start,
        periods.period_end
    from age_bands
    inner join indicators
        on age_bands.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    inner join periods
        on
            indicators.period_type = periods.period_type
            and indicators.series_starts_on <= periods.period_start
            and periods.period_end
            between age_bands.effective_from and age_bands.effective_to
    where units.denominator_kind = 'population'

),

chosen_years as (

    select
        estimate_years.edition_id,
        estimate_years.partnership_code,
        indicator_periods.indicator_id,
        indicator_periods.definition_version,
        indicator_periods.age_from,
        indicator_periods.age_to,
        indicator_periods.period_start,
        coalesce(
            max(
                case
                    when estimate_years.estimated_on <= indicator_periods.period_end
                        then estimate_years.estimate_year
                end
            ),
            min(estimate_years.oldest_year)
        ) as estimate_year
    from indicator_periods
    cross join estimate_years
    group by all

),

summed as (

    select
        chosen_years.edition_id,
        chosen_years.partnership_code,
        chosen_years.indicator_id,
        chosen_years.definition_version,
        chosen_years.age_to - chosen_years.age_from + 1 as age_count,
        chosen_years.period_start,
        chosen_years.estimate_year,
        count(local_estimates.population) as known_age_count,
        sum(local_estimates.population) as population
    from chosen_years
    left join local_estimates
        on
            chosen_years.edition_id = local_estimates.edition_id
            and chosen_years.partnership_code = local_estimates.partnership_code
            and chosen_years.estimate_year = local_estimates.estimate_year
            and local_estimates.age
            between chosen_years.age_from and chosen_years.age_to
    group by all

)

select
    summed.edition_id,
    summed.partnership_code,
    summed.indicator_id,
    summed.definition_version,
    summed.period_start,
    summed.estimate_year,
    case
        when
            summed.known_age_count = summed.age_count
            and coalesce(unread_rows.undated_count < summed.age_count, true)
            then summed.population
    end as population,
    case
        when
            summed.known_age_count = summed.age_count
            and coalesce(unread_rows.undated_count < summed.age_count, true)
            then null
        when unread_rows.unread_count > 0 then 'not_readable'
        else 'not_supplied'
    end as population_reason_code
from summed
left join unread_rows
    on
        summed.edition_id = unread_rows.edition_id
        and summed.partnership_code = unread_rows.partnership_code
