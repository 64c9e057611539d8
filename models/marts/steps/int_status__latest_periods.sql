-- 1. One row per indicator in force: its latest available period, with a value if the
--    period is not older than the indicator's allowed lag.
-- 2. A missing value has a reason: the extracts are not supplied, no period has ended
--    yet, the latest period is too old, or the reason of the period itself.
-- 3. Decisions are those in force on the period's last day; without a period, on the
--    last day that the edition covers.
with in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

ranked_periods as (

    select
        *,
        row_number() over (
            partition by partnership_code, edition_id, indicator_id
            order by period_end desc
        ) as position_from_latest
    from series

),

placed as (

    select
        in_force.partnership_code,
        in_force.edition_id,
        editions.previous_edition_id,
        editions.data_cut_off_on,
        in_force.indicator_id,
        indicators.chapter_id,
        indicators.title,
        indicators.unit,
        indicators.polarity,
        indicators.period_type,
        indicators.allowed_lag_days,
        latest_periods.period_label,
        latest_periods.period_start,
        latest_periods.period_end,
        latest_periods.population_year,
        latest_periods.definition_version,
        latest_periods.numerator,
        latest_periods.denominator,
        latest_periods.value,
        latest_periods.value_label,
        latest_periods.unknown_count,
        latest_periods.lowest_value,
        latest_periods.highest_value,
        latest_periods.bounds_label,
        latest_periods.lower_limit_95,
        latest_periods.upper_limit_95,
        latest_periods.interval_method,
        latest_periods.interval_label,
        latest_periods.is_small_number,
        {{ days_between('latest_periods.period_end', 'editions.covers_to') }}
            as lag_days,
        coalesce(latest_periods.is_provisional, false) as is_provisional,
        coalesce(latest_periods.is_restated, false) as is_restated,
        case
            when not in_force.is_supplied then 'not_supplied'
            when latest_periods.period_start is null then 'not_yet_due'
            else latest_periods.value_reason_code
        end as value_reason_code,
        coalesce(latest_periods.period_end, editions.covers_to) as decided_for
    from in_force
    inner join indicators
        on in_force.indicator_id = indicators.indicator_id
    inner join editions
        on in_force.edition_id = editions.edition_id
    left join ranked_periods as latest_periods
        on
            in_force.partnership_code = latest_periods.partnership_code
            and in_force.edition_id = latest_periods.edition_id
            and in_force.indicator_id = latest_periods.indicator_id
            and latest_periods.position_from_latest = 1

),

timed as (

    select
        *,
        coalesce(lag_days <= allowed_lag_days, true) as is_within_lag
    from placed

)

select
    partnership_code,
    edition_id,
    indicator_id,
    previous_edition_id,
    data_cut_off_on,
    decided_for,
    chapter_id,
    title,
    unit,
    polarity,
    period_type,
    period_label,
    period_start,
    period_end,
    population_year,
    definition_version,
    lag_days,
    case when is_within_lag then numerator end as numerator,
    case when is_within_lag then denominator end as denominator,
    case when is_within_lag then value end as value,
    case when is_within_lag then value_label end as value_label,
    case when is_within_lag then value_reason_code else 'not_available' end
        as value_reason_code,
    case when is_within_lag then unknown_count else 0 end as unknown_count,
    case when is_within_lag then lowest_value end as lowest_value,
    case when is_within_lag then highest_value end as highest_value,
    case when is_within_lag then bounds_label end as bounds_label,
    case when is_within_lag then lower_limit_95 end as lower_limit_95,
    case when is_within_lag then upper_limit_95 end as upper_limit_95,
    case when is_within_lag then interval_method end as interval_method,
    case when is_within_lag then interval_label end as interval_label,
    case when is_within_lag then is_small_number end as is_small_number,
    is_provisional,
    is_restated
from timed
