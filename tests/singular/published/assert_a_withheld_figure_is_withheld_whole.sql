-- A table that withholds a figure shows no part of it, and nothing derived from it.
with statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

series as (

    select * from {{ ref('rpt_indicator_series') }}

),

charts as (

    select * from {{ ref('rpt_indicator_process_chart') }}

),

reasons as (

    select * from {{ ref('rpt_lateness_reasons') }}

),

withheld_series as (

    select
        partnership_code,
        edition_id,
        indicator_id
    from series
    where value_label = '[c]'
    group by partnership_code, edition_id, indicator_id

),

shown as (

    select
        'rpt_indicator_status' as model,
        edition_id,
        indicator_id
    from statuses
    where
        value_label = '[c]'
        and (numerator is not null or denominator is not null or value is not null)
    union all
    select
        'rpt_indicator_series' as model,
        edition_id,
        indicator_id
    from series
    where
        value_label = '[c]'
        and (numerator is not null or denominator is not null or value is not null)
    union all
    select
        'rpt_indicator_process_chart' as model,
        charts.edition_id,
        charts.indicator_id
    from charts
    inner join withheld_series
        on
            charts.partnership_code = withheld_series.partnership_code
            and charts.edition_id = withheld_series.edition_id
            and charts.indicator_id = withheld_series.indicator_id
    where
        charts.process_mean is not null
        or charts.moving_range is not null
        or charts.mean_moving_range is not null
        or charts.lower_process_limit is not null
        or charts.upper_process_limit is not null
        or charts.lower_limit_shown is not null
        or charts.upper_limit_shown is not null
        or charts.point_type is not null
        or charts.rebase_note is not null
    union all
    select
        'rpt_lateness_reasons' as model,
        edition_id,
        indicator_id
    from reasons
    group by partnership_code, edition_id, indicator_id, period_start
    having
        bool_or(reason_code = 'withheld')
        and (
            count(*) > 1
            or bool_or(late_reason_label != '[c]')
            or count(late_count) > 0
            or count(late_total) > 0
        )

)

select
    concat(
        'published.', model, ' shows part of indicator ', indicator_id, ', edition ',
        edition_id, ', whose figure is withheld. Do not publish: correct ',
        'models/published/', model, '.sql.'
    ) as message
from shown
group by model, edition_id, indicator_id
