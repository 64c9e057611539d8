with charts as (

    select * from {{ ref('indicator_process_chart') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

judged as (

    select
        series.edition_id,
        series.indicator_id,
        series.period_label,
        case
            when
                (series.value is distinct from charts.value)
                or charts.period_start is null
                then 'is missing or has another value than marts.indicator_series'
            when
                charts.lower_process_limit > charts.process_mean
                or charts.process_mean > charts.upper_process_limit
                or (
                    charts.lower_process_limit is null
                    and charts.upper_process_limit is not null
                )
                or (
                    charts.lower_process_limit is not null
                    and charts.upper_process_limit is null
                )
                then 'has a mean outside its limits, or one limit'
            when
                coalesce(charts.special_cause_rule, '') != 'beyond_limit'
                and (
                    charts.value < charts.lower_process_limit - 0.000001
                    or charts.value > charts.upper_process_limit + 0.000001
                )
                then 'lies beyond a limit and is not marked as such'
            when
                (charts.point_type is null and charts.point_reason_code is null)
                or (
                    charts.point_type is not null
                    and charts.point_reason_code is not null
                )
                then 'has neither a mark nor a reason for its absence'
            when
                charts.lower_limit_shown < 0
                or charts.upper_limit_shown > units.highest_value
                then 'shows a limit that a figure cannot reach'
        end as fault
    from series
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    left join charts
        on
            series.partnership_code = charts.partnership_code
            and series.edition_id = charts.edition_id
            and series.indicator_id = charts.indicator_id
            and series.period_start = charts.period_start

)

select
    concat(
        'Indicator ', indicator_id, ', edition ', edition_id, ', ', period_label,
        ': its point ', fault, '. Look at models/marts/indicator_process_chart.sql, ',
        'macros/statistics/xmr_chart.sql and seeds/reference/process_chart_code.csv.'
    ) as message
from judged
where fault is not null
