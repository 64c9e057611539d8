-- The reasons of lateness of an indicator's latest period that a text can cite:
-- {4.5.reason.non_compliance}, and how many cases have one:
-- {4.5.reason.non_compliance.count}.
with figures as (

    select * from {{ ref('report_figure') }}

),

latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

reasons as (

    select * from {{ ref('lateness_reasons') }}

)

select
    reasons.partnership_code,
    reasons.edition_id,
    concat(
        reasons.indicator_id, '.reason.', reasons.reason_code,
        case figures.figure_code when 'reason_count' then '.count' else '' end
    ) as figure_name,
    case figures.figure_code
        when 'reason' then lower(reasons.late_reason_label)
        when 'reason_count' then cast(reasons.late_count as {{ dbt.type_string() }})
    end as figure_text,
    reasons.indicator_id,
    reasons.period_start,
    figures.discloses_code,
    figures.claim_code
from reasons
inner join latest_periods
    on
        reasons.partnership_code = latest_periods.partnership_code
        and reasons.edition_id = latest_periods.edition_id
        and reasons.indicator_id = latest_periods.indicator_id
        and reasons.period_start = latest_periods.period_start
inner join figures
    on figures.figure_kind = 'reason'
where reasons.reason_code != 'not_recorded'
