with in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

counts as (

    select * from {{ ref('indicator_counts') }}

),

-- a published table has a period when it has a row for it
published_to as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        max(period_start) as latest_period_start
    from counts
    group by partnership_code, edition_id, indicator_id

)

select
    in_force.partnership_code,
    in_force.edition_id,
    in_force.indicator_id,
    periods.period_type,
    periods.period_start,
    periods.period_end,
    periods.period_label,
    in_force.oldest_extracted_on
from in_force
inner join indicators
    on in_force.indicator_id = indicators.indicator_id
inner join periods
    on
        indicators.period_type = periods.period_type
        and indicators.series_starts_on <= periods.period_start
        and in_force.available_to >= periods.period_end
left join published_to
    on
        in_force.partnership_code = published_to.partnership_code
        and in_force.edition_id = published_to.edition_id
        and in_force.indicator_id = published_to.indicator_id
where
    in_force.is_supplied
    and (
        in_force.is_counted_from_events
        or periods.period_start <= published_to.latest_period_start
    )
