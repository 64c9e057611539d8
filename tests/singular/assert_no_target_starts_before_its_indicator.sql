select
    concat(
        'Indicator ', targets.indicator_id, ': a target of ',
        'seeds/reference/indicator_target.csv starts on ', targets.effective_from,
        ', before the indicator came into force on ', indicators.in_force_from,
        ': correct effective_from.'
    ) as message
from {{ ref('indicator_target') }} as targets
inner join {{ ref('indicator') }} as indicators
    on targets.indicator_id = indicators.indicator_id
where targets.effective_from < indicators.in_force_from
union all
select
    concat(
        'seeds/reference/indicator_target.csv has a target for indicator ',
        targets.indicator_id, ', which is not in the catalogue: correct the row, or ',
        'add it to indicator.csv.'
    ) as message
from {{ ref('indicator_target') }} as targets
left join {{ ref('indicator') }} as indicators
    on targets.indicator_id = indicators.indicator_id
where indicators.indicator_id is null
