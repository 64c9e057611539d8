-- A mean and all values but one disclose that one: everything derived from a mean is
-- withheld for the whole series if one of its periods is withheld.
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

),

marked as (

    select
        charts.*,
        withheld.period_start is not null as is_withheld,
        withheld_series.indicator_id is not null as is_series_withheld
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

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_type,
    period_start,
    period_end,
    period_label,
    case when not is_withheld then value end as value,
    case when not is_withheld then value_label else '[c]' end as value_label,
    rebase_group,
    -- a free-text reason may disclose a figure
    case when not is_series_withheld then rebase_note end as rebase_note,
    fixed_points,
    point_count,
    is_short,
    case when not is_series_withheld then process_mean end as process_mean,
    case when not is_series_withheld then moving_range end as moving_range,
    case when not is_series_withheld then mean_moving_range end as mean_moving_range,
    case when not is_series_withheld then lower_process_limit end
        as lower_process_limit,
    case when not is_series_withheld then upper_process_limit end
        as upper_process_limit,
    case when not is_series_withheld then lower_limit_shown end as lower_limit_shown,
    case when not is_series_withheld then upper_limit_shown end as upper_limit_shown,
    case when not is_series_withheld then point_type end as point_type,
    case when not is_series_withheld then point_symbol end as point_symbol,
    case when not is_series_withheld then special_cause_rule end as special_cause_rule,
    case when not is_series_withheld then point_label end as point_label,
    case when not is_series_withheld then special_cause_label end
        as special_cause_label,
    case
        when not is_series_withheld then point_reason_code
        else 'withheld_series'
    end as point_reason_code,
    -- that no other figure varies discloses the others
    case when not is_series_withheld then screening_code end as screening_code,
    case when not is_series_withheld then rule_set end as rule_set
from marked
