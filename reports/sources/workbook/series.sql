select
    series.partnership_code as "Partnership code",
    series.indicator_id as "Indicator",
    definitions.title as "Title",
    series.period_label as "Period",
    coalesce(series.value_label, reasons.shorthand) as "Value",
    coalesce(reasons.reason_label, '[z]') as "Why there is no value",
    coalesce(
        series.bounds_label,
        case when series.withheld_reason_code is not null then '[c]' else '[z]' end
    ) as "Could not be read",
    if(series.is_provisional, 'Yes', 'No') as "Provisional",
    case
        when series.is_restated is null then '[c]'
        when series.is_restated then 'Yes'
        else 'No'
    end as "Restated"
from {marts}indicator_series as series
inner join {marts}indicator_definitions as definitions
    on
        series.partnership_code = definitions.partnership_code
        and series.edition_id = definitions.edition_id
        and series.indicator_id = definitions.indicator_id
left join {marts}reasons as reasons
    on
        coalesce(series.withheld_reason_code, series.value_reason_code)
        = reasons.reason_code
where series.edition_id = {edition}
order by
    series.partnership_code,
    definitions.chapter_id,
    series.indicator_id,
    series.period_start
