-- Process chart result of the latest period.
--
-- 1. Variation is the type of its point; without a value or a chart, the reason.
-- 2. Assurance compares the target with the limits: a target beyond them on the worse
--    side is expected to be met always; beyond them on the better side, never; on or
--    between them, sometimes.
-- 3. Where no direction is better there is no assurance.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

process_charts as (

    select * from {{ ref('indicator_process_chart') }}

),

chart_codes as (

    select * from {{ ref('process_chart_code') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

charted as (

    select
        latest_periods.partnership_code,
        latest_periods.edition_id,
        latest_periods.indicator_id,
        latest_periods.value,
        process_charts.point_type,
        process_charts.point_symbol,
        process_charts.point_label,
        process_charts.special_cause_label,
        coalesce(latest_periods.value_reason_code, process_charts.point_reason_code)
            as variation_reason_code,
        case
            when
                latest_periods.value is null
                or process_charts.upper_process_limit is null
                or latest_periods.polarity = 'none'
                then null
            when
                ratings.target between process_charts.lower_process_limit
                and process_charts.upper_process_limit
                then 'inconsistent'
            when
                (ratings.target < process_charts.lower_process_limit)
                = (latest_periods.polarity = 'higher_is_better')
                then 'consistent_pass'
            when ratings.target is not null then 'consistent_fail'
        end as assurance_code
    from latest_periods
    inner join ratings
        on
            latest_periods.partnership_code = ratings.partnership_code
            and latest_periods.edition_id = ratings.edition_id
            and latest_periods.indicator_id = ratings.indicator_id
    left join process_charts
        on
            latest_periods.partnership_code = process_charts.partnership_code
            and latest_periods.edition_id = process_charts.edition_id
            and latest_periods.indicator_id = process_charts.indicator_id
            and latest_periods.period_start = process_charts.period_start

)

select
    charted.partnership_code,
    charted.edition_id,
    charted.indicator_id,
    case when charted.value is not null then charted.point_type end as variation_code,
    case when charted.value is not null then charted.point_symbol end
        as variation_symbol,
    case
        when reasons.reason_label is not null then reasons.reason_label
        when charted.special_cause_label is null then charted.point_label
        else concat(charted.point_label, ': ', charted.special_cause_label)
    end as variation_label,
    charted.variation_reason_code,
    charted.assurance_code,
    assurances.symbol as assurance_symbol,
    assurances.chart_label as assurance_label
from charted
left join chart_codes as assurances
    on
        assurances.code_kind = 'assurance'
        and charted.assurance_code = assurances.chart_code
left join reasons
    on charted.variation_reason_code = reasons.reason_code
