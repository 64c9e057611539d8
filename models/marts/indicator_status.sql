-- One row per indicator in force: joins the steps, each a model with one rule. For "why
-- is it red" see int_status__ratings.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

explanations as (

    select * from {{ ref('int_status__explanations') }}

),

decisions as (

    select * from {{ ref('int_status__decisions') }}

),

trends as (

    select * from {{ ref('int_status__trends') }}

),

variation as (

    select * from {{ ref('int_status__variation') }}

),

changes as (

    select * from {{ ref('int_status__changes') }}

)

select
    latest_periods.partnership_code,
    latest_periods.edition_id,
    latest_periods.indicator_id,
    latest_periods.chapter_id,
    latest_periods.title,
    latest_periods.unit,
    latest_periods.polarity,
    latest_periods.period_type,
    latest_periods.period_label,
    latest_periods.period_start,
    latest_periods.period_end,
    latest_periods.numerator,
    latest_periods.denominator,
    latest_periods.value,
    latest_periods.value_label,
    latest_periods.value_reason_code,
    latest_periods.unknown_count,
    latest_periods.lowest_value,
    latest_periods.highest_value,
    latest_periods.bounds_label,
    latest_periods.lower_limit_95,
    latest_periods.upper_limit_95,
    latest_periods.interval_method,
    latest_periods.interval_label,
    latest_periods.is_small_number,
    cast(ratings.target as double) as target,
    explanations.target_label,
    cast(ratings.amber_limit as double) as amber_limit,
    ratings.target_source,
    ratings.target_standing,
    explanations.target_standing_label,
    ratings.status_code,
    explanations.status_label,
    ratings.status_reason_code,
    ratings.is_status_firm,
    explanations.status_doubt_label,
    explanations.status_explanation,
    explanations.cases_to_better,
    explanations.cases_to_worse,
    explanations.previous_target_status_code,
    explanations.distance_label,
    decisions.override_status_code,
    decisions.override_note,
    decisions.correction_note,
    decisions.reported_value_label,
    changes.is_new,
    trends.short_trend_code,
    trends.long_trend_code,
    trends.trend_label,
    variation.variation_code,
    variation.variation_symbol,
    variation.variation_label,
    variation.assurance_code,
    variation.assurance_symbol,
    variation.assurance_label,
    variation.variation_reason_code,
    trends.revision_label,
    latest_periods.previous_edition_id,
    changes.previous_period_start,
    changes.previous_value,
    changes.previous_value_known_now,
    changes.previous_status_code,
    changes.value_change_code,
    changes.value_change_as_reported_code,
    changes.is_change_within_chance,
    changes.value_change_label,
    changes.status_change_code,
    changes.status_change_label,
    latest_periods.is_provisional,
    latest_periods.is_restated,
    latest_periods.lag_days,
    latest_periods.population_year
from latest_periods
inner join ratings
    on
        latest_periods.partnership_code = ratings.partnership_code
        and latest_periods.edition_id = ratings.edition_id
        and latest_periods.indicator_id = ratings.indicator_id
inner join explanations
    on
        latest_periods.partnership_code = explanations.partnership_code
        and latest_periods.edition_id = explanations.edition_id
        and latest_periods.indicator_id = explanations.indicator_id
inner join decisions
    on
        latest_periods.partnership_code = decisions.partnership_code
        and latest_periods.edition_id = decisions.edition_id
        and latest_periods.indicator_id = decisions.indicator_id
inner join variation
    on
        latest_periods.partnership_code = variation.partnership_code
        and latest_periods.edition_id = variation.edition_id
        and latest_periods.indicator_id = variation.indicator_id
inner join trends
    on
        latest_periods.partnership_code = trends.partnership_code
        and latest_periods.edition_id = trends.edition_id
        and latest_periods.indicator_id = trends.indicator_id
inner join changes
    on
        latest_periods.partnership_code = changes.partnership_code
        and latest_periods.edition_id = changes.edition_id
        and latest_periods.indicator_id = changes.indicator_id
