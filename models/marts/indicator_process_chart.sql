-- A series of fewer than 13 points has neither limits nor labels; nor do overlapping
-- periods, because the chart assumes independent points.
with baselines as (

    select * from {{ ref('int_process_charts__baselines') }}

),

codes as (

    select * from {{ ref('process_chart_code') }}

),

charted as (

    {{ xmr_chart(
        relation='baselines',
        series_columns=['partnership_code', 'edition_id', 'indicator_id'],
        order_column='period_start',
        value_column='value',
        rebase='is_rebased',
        fixed_points='fixed_points',
        polarity='polarity',
        lowest='0',
        highest='highest_value'
    ) | indent(4) }}

),

reasoned as (

    select
        charted.*,
        baselines.period_type,
        baselines.period_end,
        baselines.period_label,
        baselines.value_label,
        baselines.rebase_note,
        baselines.fixed_points,
        not charted.is_short and not baselines.is_overlapping as has_limits,
        case
            when charted.value is null then 'no_value'
            when baselines.is_overlapping then 'overlapping_periods'
            when charted.is_short and charted.rebase_group > 1 then 'short_since_rebase'
            when charted.is_short then 'short_series'
            else charted.point_reason_code
        end as reason_code
    from charted
    inner join baselines
        on
            charted.partnership_code = baselines.partnership_code
            and charted.edition_id = baselines.edition_id
            and charted.indicator_id = baselines.indicator_id
            and charted.period_start = baselines.period_start

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
    case when reasoned.has_limits then reasoned.screening_code end as screening_code,
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
