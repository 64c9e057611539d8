-- A mean gives, with all values but one, that one: what tells of a mean is withheld for
-- the whole series where one of its periods is.
with charts as (

    select * from {{ ref('indicator_process_chart') }}

),

withheld as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

withheld_series as (

    select
        partnership_code,
        edition_id,
        indicator_id
    from withheld
    group by partnership_code, edition_id, indicator_id

)

select
    charts.partnership_code,
    charts.edition_id,
    charts.indicator_id,
    charts.period_type,
    charts.period_start,
    charts.period_end,
    charts.period_label,
    case when withheld.period_start is null then charts.value end as value,
    case when withheld.period_start is null then charts.value_label else '[c]' end
        as value_label,
    charts.rebase_group,
    -- a reason in free words may tell a figure
    case when withheld_series.indicator_id is null then charts.rebase_note end
        as rebase_note,
    charts.fixed_points,
    charts.point_count,
    charts.is_short,
    case when withheld_series.indicator_id is null then charts.process_mean end
        as process_mean,
    case when withheld_series.indicator_id is null then charts.moving_range end
        as moving_range,
    case when withheld_series.indicator_id is null then charts.mean_moving_range end
        as mean_moving_range,
    case when withheld_series.indicator_id is null then charts.lower_process_limit end
        as lower_process_limit,
    case when withheld_series.indicator_id is null then charts.upper_process_limit end
        as upper_process_limit,
    case when withheld_series.indicator_id is null then charts.lower_limit_shown end
        as lower_limit_shown,
    case when withheld_series.indicator_id is null then charts.upper_limit_shown end
        as upper_limit_shown,
    case when withheld_series.indicator_id is null then charts.point_type end
        as point_type,
    case when withheld_series.indicator_id is null then charts.point_symbol end
        as point_symbol,
    case when withheld_series.indicator_id is null then charts.special_cause_rule end
        as special_cause_rule,
    case when withheld_series.indicator_id is null then charts.point_label end
        as point_label,
    case
        when withheld_series.indicator_id is null then charts.point_reason_code
        else 'withheld_series'
    end as point_reason_code,
    charts.rule_set
from charts
left join withheld
    on
        charts.partnership_code = withheld.partnership_code
        and charts.edition_id = withheld.edition_id
        and charts.indicator_id = withheld.indicator_id
        and charts.period_start = withheld.period_start
left join withheld_series
    on
        charts.partnership_code = withheld_series.partnership_code
        and charts.edition_id = withheld_series.edition_id
        and charts.indicator_id = withheld_series.indicator_id
