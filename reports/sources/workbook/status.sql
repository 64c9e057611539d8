select
    statuses.partnership_code as "Partnership code",
    statuses.indicator_id as "Indicator",
    statuses.title as "Title",
    statuses.period_label as "Period",
    coalesce(statuses.value_label, reasons.shorthand) as "Value",
    coalesce(reasons.reason_label, '[z]') as "Why there is no value",
    coalesce(
        statuses.bounds_label,
        case when statuses.withheld_reason_code is not null then '[c]' else '[z]' end
    ) as "Could not be read",
    coalesce(statuses.target_label, '[z]') as "Target",
    coalesce(statuses.target_standing, '[z]') as "Standing of the target",
    statuses.status_label as "Status",
    coalesce(
        statuses.status_doubt_label,
        case when statuses.is_status_firm is null then '[c]' else '[z]' end
    ) as "Status in doubt",
    coalesce(statuses.status_explanation, '[z]') as "Status explained",
    if(statuses.is_provisional, 'Yes', 'No') as "Provisional"
from {marts}indicator_status as statuses
left join {marts}reasons as reasons
    on
        coalesce(statuses.withheld_reason_code, statuses.value_reason_code)
        = reasons.reason_code
where statuses.edition_id = {edition}
order by statuses.partnership_code, statuses.chapter_id, statuses.indicator_id
