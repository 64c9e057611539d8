-- The recorded reasons of lateness of an indicator's latest period, in words, and how
-- many cases the reason has that leads.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

reasons as (

    select * from {{ ref('lateness_reasons') }}

)

select
    reasons.partnership_code,
    reasons.edition_id,
    reasons.indicator_id,
    max(reasons.late_count) as leading_count,
    {{ dbt.listagg(
        "concat(lower(reasons.late_reason_label), ' ', reasons.late_count)",
        "', '",
        'order by reasons.late_count desc, reasons.late_reason_label'
    ) }} as reasons_label
from reasons
inner join latest_periods
    on
        reasons.partnership_code = latest_periods.partnership_code
        and reasons.edition_id = latest_periods.edition_id
        and reasons.indicator_id = latest_periods.indicator_id
        and reasons.period_start = latest_periods.period_start
group by reasons.partnership_code, reasons.edition_id, reasons.indicator_id
