select
    concat(
        'seeds/reference/indicator_objective.csv links indicator ', links.indicator_id,
        ' with objective ', links.objective_id, ', and there is no such ',
        case when indicators.indicator_id is null then 'indicator' else 'objective' end,
        ': correct the row, or add it to ',
        case
            when indicators.indicator_id is null then 'indicator.csv'
            else 'strategic_objective.csv'
        end,
        '.'
    ) as message
from {{ ref('indicator_objective') }} as links
left join {{ ref('indicator') }} as indicators
    on links.indicator_id = indicators.indicator_id
left join {{ ref('strategic_objective') }} as objectives
    on links.objective_id = objectives.objective_id
where indicators.indicator_id is null or objectives.objective_id is null
union all
select
    concat(
        'Indicator ', indicators.indicator_id, ' has ', count(links.indicator_id),
        ' primary objectives: give it exactly one in ',
        'seeds/reference/indicator_objective.csv.'
    ) as message
from {{ ref('indicator') }} as indicators
left join {{ ref('indicator_objective') }} as links
    on
        indicators.indicator_id = links.indicator_id
        and links.is_primary
group by indicators.indicator_id
having count(links.indicator_id) != 1
