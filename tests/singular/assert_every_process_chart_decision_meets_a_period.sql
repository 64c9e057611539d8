select
    concat(
        'seeds/reference/process_chart_decision.csv: indicator ',
        decisions.indicator_id, ' has no period that starts on ',
        decisions.period_start, ' in any edition that uses the decision of ',
        decisions.decided_on, ': correct the row (period_start is the first day of a ',
        'period of the indicator), or remove it.'
    ) as message
from {{ ref('process_chart_decision') }} as decisions
left join {{ ref('indicator_process_chart') }} as charts
    on
        decisions.partnership_code = charts.partnership_code
        and decisions.indicator_id = charts.indicator_id
        and decisions.period_start = charts.period_start
        and charts.rebase_note is not null
where
    charts.period_start is null
    and decisions.decided_on
    <= (select max(editions.data_cut_off_on) from {{ ref('dim_edition') }} as editions)
union all
select
    concat(
        'seeds/reference/process_chart_decision.csv: indicator ', indicator_id,
        ' fixes its limits from ', period_start, ' after ', fixed_points,
        ' points; at least 12 are needed: correct fixed_points, or leave it blank.'
    ) as message
from {{ ref('process_chart_decision') }}
where fixed_points < 12
