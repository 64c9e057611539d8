-- 1. The value is that of the latest available period, if it is not older than the
--    indicator's allowed lag.
-- 2. The rule, target and tolerance are those decided by the cut-off and in force on
--    the period's last day. A benchmark is the published figure of the latest period
--    of the same length, published by the cut-off and not too old.
-- 3. At or better than the target: no concerns. Worse, but within the tolerance: some
--    concerns. Beyond it: major concerns. Compared unrounded.
-- 4. Without a value or with a data-only rule: not applicable, with the reason.
-- 5. Change is against the previous edition, never the previous calendar period; what
--    was redefined in between is not compared, unless the decision says that it may be.
-- 6. An override stands beside the status that is computed, never in its place.
-- 7. A closed edition whose rule was put right shows what it gives now, with what it was
--    closed with beside it.
-- 8. What is new or shown for information has no trend.
-- 9. Variation is the type of the latest point of the process chart. Its limits assure
--    of the target where it lies beyond them; a target on a limit does not.
with in_force as (

    select * from {{ ref('int_indicators__in_force') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

trends as (

    select * from {{ ref('int_indicators__trends') }}

),

process_charts as (

    select * from {{ ref('indicator_process_chart') }}

),

chart_codes as (

    select * from {{ ref('process_chart_code') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

targets as (

    select * from {{ ref('indicator_target') }}

),

benchmarks as (

    select * from {{ ref('int_indicators__benchmarks') }}

),

statuses as (

    select * from {{ ref('status') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

revisions as (

    select * from {{ ref('int_indicators__revisions') }}

),

overrides as (

    select * from {{ ref('status_override') }}

),

corrections as (

    select * from {{ ref('edition_correction') }}

),

closed_series as (

    select * from {{ ref('stg_editions__closed_series') }}

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
        latest_periods.period_label,
        latest_periods.period_start,
        latest_periods.period_end,
        latest_periods.population_year,
        latest_periods.definition_version,
        {{ days_between('latest_periods.period_end', 'editions.covers_to') }}
            as lag_days,
        coalesce(
            {{ days_between('latest_periods.period_end', 'editions.covers_to') }}
            <= indicators.allowed_lag_days,
            true
        ) as is_within_lag,
        latest_periods.numerator as latest_numerator,
        latest_periods.denominator as latest_denominator,
        latest_periods.value as latest_value,
        latest_periods.value_label as latest_value_label,
        latest_periods.lower_limit_95 as latest_lower_limit_95,
        latest_periods.upper_limit_95 as latest_upper_limit_95,
        latest_periods.interval_method as latest_interval_method,
        latest_periods.interval_label as latest_interval_label,
        latest_periods.is_small_number as latest_is_small_number,
        trends.short_trend_code,
        trends.long_trend_code,
        trends.trend_label,
        process_charts.lower_process_limit,
        process_charts.upper_process_limit,
        process_charts.point_type,
        process_charts.point_symbol,
        process_charts.point_label,
        process_charts.special_cause_label,
        process_charts.point_reason_code,
        coalesce(latest_periods.is_provisional, false) as is_provisional,
        coalesce(latest_periods.is_restated, false) as is_restated,
        case
            when not in_force.is_supplied then 'not_supplied'
            when latest_periods.period_start is null then 'not_yet_due'
            else latest_periods.value_reason_code
        end as latest_reason_code,
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
    left join trends
        on
            latest_periods.partnership_code = trends.partnership_code
            and latest_periods.edition_id = trends.edition_id
            and latest_periods.indicator_id = trends.indicator_id
            and latest_periods.period_start = trends.period_start
    left join process_charts
        on
            latest_periods.partnership_code = process_charts.partnership_code
            and latest_periods.edition_id = process_charts.edition_id
            and latest_periods.indicator_id = process_charts.indicator_id
            and latest_periods.period_start = process_charts.period_start

),

valued as (

    select
        *,
        case when is_within_lag then latest_numerator end as numerator,
        case when is_within_lag then latest_denominator end as denominator,
        case when is_within_lag then latest_value end as value,
        case when is_within_lag then latest_value_label end as value_label,
        case when is_within_lag then latest_lower_limit_95 end as lower_limit_95,
        case when is_within_lag then latest_upper_limit_95 end as upper_limit_95,
        case when is_within_lag then latest_interval_method end as interval_method,
        case when is_within_lag then latest_interval_label end as interval_label,
        case when is_within_lag then latest_is_small_number end as is_small_number,
        case when is_within_lag then latest_reason_code else 'not_available' end
            as value_reason_code
    from placed

),

targeted as (

    select
        valued.*,
        targets.status_rule,
        targets.tolerance,
        targets.tolerance_kind,
        coalesce(benchmarks.value, targets.target) as target,
        coalesce(benchmarks.target_source, targets.target_note) as target_source,
        coalesce(benchmarks.target_name, 'the target') as target_name,
        targets.standing as target_standing
    from valued
    left join targets
        on
            valued.partnership_code = targets.partnership_code
            and valued.indicator_id = targets.indicator_id
            and valued.decided_for
            between targets.effective_from and targets.effective_to
            and valued.data_cut_off_on >= targets.decided_on
    left join benchmarks
        on
            valued.partnership_code = benchmarks.partnership_code
            and valued.edition_id = benchmarks.edition_id
            and valued.indicator_id = benchmarks.indicator_id
            and targets.status_rule = 'benchmark'

),

toleranced as (

    select
        *,
        cast(
            target
            + case polarity when 'higher_is_better' then -1 else 1 end
            * case tolerance_kind
                when 'points' then tolerance
                when 'relative' then target * tolerance / 100
            end as decimal(18, 6)
        ) as amber_limit
    from targeted

),

rated as (

    select
        *,
        case
            when value is null or status_rule = 'data_only' then 'not_applicable'
            when polarity = 'higher_is_better' and value >= target then 'no_concerns'
            when polarity = 'lower_is_better' and value <= target then 'no_concerns'
            when polarity = 'higher_is_better' and value >= amber_limit
                then 'some_concerns'
            when polarity = 'lower_is_better' and value <= amber_limit
                then 'some_concerns'
            when target is not null then 'major_concerns'
        end as status_code,
        case
            when value is null then value_reason_code
            when status_rule = 'data_only' then 'data_only'
        end as status_reason_code,
        case
            when value is null or upper_process_limit is null or polarity = 'none'
                then null
            when target between lower_process_limit and upper_process_limit
                then 'inconsistent'
            when (target < lower_process_limit) = (polarity = 'higher_is_better')
                then 'consistent_pass'
            when target is not null then 'consistent_fail'
        end as assurance_code,
        coalesce(value_reason_code, point_reason_code) as variation_reason_code
    from toleranced

),

-- "75% (9/12) in Q2 2022/23" is "20 points below" "the target of 95%", "beyond the
-- 10-point tolerance"
phrased as (

    select
        *,
        concat(value_label, ' in ', period_label) as value_phrase,
        concat(target_name, ' of ', {{ target_label('target', 'unit') }})
            as target_phrase,
        concat(
            {{ gap_label('value', 'target', 'unit') }},
            case when value > target then ' above ' else ' below ' end
        ) as gap_phrase,
        concat(
            case status_code when 'some_concerns' then 'within' else 'beyond' end,
            ' the ',
            {{ short_number('tolerance') }},
            case tolerance_kind when 'points' then '-point' else '%' end,
            ' tolerance'
        ) as tolerance_phrase
    from rated

),

explained as (

    select
        phrased.*,
        statuses.status_label,
        assurances.symbol as assurance_symbol,
        assurances.chart_label as assurance_label,
        case
            when variation_reasons.reason_label is not null
                then variation_reasons.reason_label
            when phrased.special_cause_label is null then phrased.point_label
            else concat(phrased.point_label, ': ', phrased.special_cause_label)
        end as variation_label,
        case
            when phrased.target is not null
                then {{ target_label('phrased.target', 'phrased.unit') }}
        end as target_label,
        case
            when phrased.status_code != 'not_applicable' then statuses.status_order
        end as status_rank,
        case
            when phrased.value is null
                then concat('No value: ', lower(reasons.reason_label))
            when phrased.status_rule = 'data_only'
                then concat(phrased.value_phrase, '. ', reasons.reason_label)
            when phrased.value = phrased.target
                then concat(
                        phrased.value_phrase, ' is equal to ', phrased.target_phrase
                    )
            when phrased.status_code = 'no_concerns'
                then concat(
                        phrased.value_phrase, ' is ',
                        phrased.gap_phrase, phrased.target_phrase
                    )
            else concat(
                    phrased.value_phrase, ' is ',
                    phrased.gap_phrase, phrased.target_phrase,
                    ', ', phrased.tolerance_phrase
                )
        end as status_explanation
    from phrased
    left join statuses
        on phrased.status_code = statuses.status_code
    left join reasons
        on phrased.status_reason_code = reasons.reason_code
    left join chart_codes as assurances
        on
            assurances.code_kind = 'assurance'
            and phrased.assurance_code = assurances.chart_code
    left join reasons as variation_reasons
        on phrased.variation_reason_code = variation_reasons.reason_code

),

compared as (

    select
        explained.*,
        previous.value as previous_value,
        previous.status_code as previous_status_code,
        previous.status_rank as previous_status_rank,
        coalesce(explained.definition_version = previous.definition_version, false)
        and coalesce(revisions.is_comparable, true) as is_comparable,
        overrides.status_code as override_status_code,
        concat(
            override_statuses.status_label, ' by the decision of the ', overrides.role,
            ', ', {{ day_label('overrides.decided_on') }}, ': ', overrides.reason
        ) as override_phrase,
        closed_series.value_label as reported_value_label,
        case
            when corrections.indicator_id is not null
                then concat(
                        'Put right after the report was closed, by the decision of ',
                        'the ', corrections.role, ', ',
                        {{ day_label('corrections.decided_on') }}, ': ',
                        corrections.reason
                    )
        end as correction_note,
        explained.previous_edition_id is not null
        and previous.indicator_id is null as is_new,
        explained.value is not null
        and explained.status_rule != 'data_only'
        and (
            explained.previous_edition_id is null or previous.indicator_id is not null
        ) as has_trend
    from explained
    left join explained as previous
        on
            explained.partnership_code = previous.partnership_code
            and explained.previous_edition_id = previous.edition_id
            and explained.indicator_id = previous.indicator_id
    left join revisions
        on
            explained.edition_id = revisions.edition_id
            and explained.indicator_id = revisions.indicator_id
    left join overrides
        on
            explained.partnership_code = overrides.partnership_code
            and explained.edition_id = overrides.edition_id
            and explained.indicator_id = overrides.indicator_id
    left join corrections
        on
            explained.partnership_code = corrections.partnership_code
            and explained.edition_id = corrections.edition_id
            and explained.indicator_id = corrections.indicator_id
    left join closed_series
        on
            corrections.partnership_code = closed_series.partnership_code
            and corrections.edition_id = closed_series.edition_id
            and corrections.indicator_id = closed_series.indicator_id
            and explained.period_type = closed_series.period_type
            and explained.period_start = closed_series.period_start
    left join statuses as override_statuses
        on overrides.status_code = override_statuses.status_code

)

select
    partnership_code,
    edition_id,
    indicator_id,
    chapter_id,
    title,
    unit,
    polarity,
    period_type,
    period_label,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    value_label,
    value_reason_code,
    lower_limit_95,
    upper_limit_95,
    interval_method,
    interval_label,
    is_small_number,
    cast(target as double) as target,
    target_label,
    cast(amber_limit as double) as amber_limit,
    target_source,
    target_standing,
    status_code,
    status_label,
    status_reason_code,
    status_explanation,
    override_status_code,
    case when override_status_code is not null then override_phrase end
        as override_note,
    correction_note,
    reported_value_label,
    is_new,
    case when has_trend then short_trend_code end as short_trend_code,
    case when has_trend then long_trend_code end as long_trend_code,
    case when has_trend then trend_label end as trend_label,
    case when value is not null then point_type end as variation_code,
    case when value is not null then point_symbol end as variation_symbol,
    variation_label,
    assurance_code,
    assurance_symbol,
    assurance_label,
    variation_reason_code,
    previous_edition_id,
    previous_value,
    previous_status_code,
    case
        when previous_edition_id is null then 'not_comparable'
        when is_new then 'new'
        when not is_comparable then 'not_comparable'
        else {{ value_change('value', 'previous_value', 'polarity') }}
    end as value_change_code,
    case
        when previous_edition_id is null then 'not_comparable'
        when is_new then 'new'
        when not is_comparable then 'not_comparable'
        when status_code = previous_status_code then 'unchanged'
        when status_rank < previous_status_rank then 'improved'
        when status_rank > previous_status_rank then 'worsened'
        else 'not_comparable'
    end as status_change_code,
    is_provisional,
    is_restated,
    lag_days,
    population_year
from compared
