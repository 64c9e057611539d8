-- The recorded reasons of lateness of an indicator's latest period, in words, how many
-- cases the reason has that leads, and how many reasons have so many.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

reasons as (

    select * from {{ ref('lateness_reasons') }}

),

ranked as (

    select
        reasons.*,
        max(reasons.late_count) over (
            partition by
                reasons.partnership_code, reasons.edition_id, reasons.indicator_id
        ) as leading_count
    from reasons
    inner join latest_periods
        on
            reasons.partnership_code = latest_periods.partnership_code
            and reasons.edition_id = latest_periods.edition_id
            and reasons.indicator_id = latest_periods.indicator_id
            and reasons.period_start = latest_periods.period_start

)

select
    partnership_code,
    edition_id,
    indicator_id,
    leading_count,
    count(*) filter (where late_count = leading_count) as leading_reasons,
    {{ dbt.listagg(
        "concat(lower(late_reason_label), ' ', late_count)",
        "', '",
        'order by late_count desc, late_reason_label'
    ) }} as reasons_label
from ranked
group by partnership_code, edition_id, indicator_id, leading_count
