-- 1. The limits start anew where the definition changes and where a decision known at
--    the cut-off says so; a decision can also fix them after so many points.
-- 2. A percentage lies between 0 and 100, a rate or a count is 0 or more.
-- 3. A series of fewer than 13 points has neither limits nor labels; nor have periods
--    that share months with their neighbours, as a chart takes points for independent.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

decisions as (

    select * from {{ ref('process_chart_decision') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

codes as (

    select * from {{ ref('process_chart_code') }}

),

in_order as (

    select
        series.*,
        indicators.unit,
        indicators.polarity,
        editions.data_cut_off_on,
        period_types.months > period_types.starts_every_months as is_overlapping,
        coalesce(
            series.definition_version
            != lag(series.definition_version) over (
                partition by
                    series.partnership_code, series.edition_id, series.indicator_id
                order by series.period_start
            ),
            false
        ) as is_redefined
    from series
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join editions
        on series.edition_id = editions.edition_id
    inner join period_types
        on series.period_type = period_types.period_type

),

decided as (

    select
        in_order.*,
        decisions.fixed_points as decided_points,
        in_order.is_redefined or decisions.period_start is not null as is_rebased,
        case
            when decisions.period_start is not null
                then concat(
                        case
                            when decisions.fixed_points is null
                                then 'Limits start anew: '
                            else concat(
                                    'Limits fixed after ', decisions.fixed_points,
                                    ' points: '
                                )
                        end,
                        decisions.reason, ' (', decisions.role, ', ',
                        {{ day_label('decisions.decided_on') }}, ')'
                    )
            when in_order.is_redefined then 'Limits start anew: the definition changed'
        end as rebase_note
    from in_order
    left join decisions
        on
            in_order.partnership_code = decisions.partnership_code
            and in_order.indicator_id = decisions.indicator_id
            and in_order.period_start = decisions.period_start
            and in_order.data_cut_off_on >= decisions.decided_on

),

grouped as (

    select
        *,
        max(case when is_rebased then period_start end) over (
            partition by partnership_code, edition_id, indicator_id
            order by period_start
            rows between unbounded preceding and current row
        ) as group_start
    from decided

),

fixed as (

    select
        *,
        max(decided_points) over (
            partition by partnership_code, edition_id, indicator_id, group_start
        ) as fixed_points
    from grouped

),

charted as (

    {{ xmr_chart(
        relation='fixed',
        series_columns=['partnership_code', 'edition_id', 'indicator_id'],
        order_column='period_start',
        value_column='value',
        rebase='is_rebased',
        fixed_points='fixed_points',
        polarity='polarity',
        lowest='0',
        highest="case unit when 'percent' then 100 end"
    ) | indent(4) }}

),

reasoned as (

    select
        charted.*,
        fixed.period_type,
        fixed.period_end,
        fixed.period_label,
        fixed.value_label,
        fixed.rebase_note,
        fixed.fixed_points,
        not charted.is_short and not fixed.is_overlapping as has_limits,
        case
            when charted.value is null then 'no_value'
            when fixed.is_overlapping then 'overlapping_periods'
            when charted.is_short and charted.rebase_group > 1 then 'short_since_rebase'
            when charted.is_short then 'short_series'
            else charted.point_reason_code
        end as reason_code
    from charted
    inner join fixed
        on
            charted.partnership_code = fixed.partnership_code
            and charted.edition_id = fixed.edition_id
            and charted.indicator_id = fixed.indicator_id
            and charted.period_start = fixed.period_start

)

select
    reasoned.partnership_code,
    reasoned.edition_id,
    reasoned.indicator_id,
    reasoned.period_type,
    reasoned.period_start,
    reasoned.period_end,
    reasoned.period_label,
    reasoned.value,
    reasoned.value_label,
    reasoned.rebase_group,
    reasoned.rebase_note,
    reasoned.fixed_points,
    reasoned.point_count,
    reasoned.is_short,
    reasoned.process_mean,
    reasoned.moving_range,
    reasoned.mean_moving_range,
    case when reasoned.has_limits then reasoned.lower_process_limit end
        as lower_process_limit,
    case when reasoned.has_limits then reasoned.upper_process_limit end
        as upper_process_limit,
    case when reasoned.has_limits then reasoned.lower_limit_shown end
        as lower_limit_shown,
    case when reasoned.has_limits then reasoned.upper_limit_shown end
        as upper_limit_shown,
    types.chart_code as point_type,
    types.symbol as point_symbol,
    rules.chart_code as special_cause_rule,
    types.chart_label as point_label,
    rules.chart_label as special_cause_label,
    reasoned.reason_code as point_reason_code,
    reasoned.rule_set
from reasoned
left join codes as types
    on
        types.code_kind = 'point_type'
        and reasoned.point_type = types.chart_code
        and reasoned.has_limits
left join codes as rules
    on
        rules.code_kind = 'special_cause_rule'
        and reasoned.special_cause_rule = rules.chart_code
        and reasoned.has_limits
