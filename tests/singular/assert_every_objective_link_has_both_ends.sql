with indicators as (

    select * from {{ ref('indicator') }}

),

secondary_objectives as (

    select * from {{ ref('secondary_objective') }}

),

objectives as (

    select * from {{ ref('strategic_objective') }}

),

links as (

    select
        'indicator.csv' as seed_file,
        indicator_id,
        primary_objective_id as objective_id,
        cast(null as integer) as primary_objective_id,
        true as is_indicator_known
    from indicators
    union all
    select
        'secondary_objective.csv' as seed_file,
        secondary_objectives.indicator_id,
        secondary_objectives.objective_id,
        indicators.primary_objective_id,
        indicators.indicator_id is not null as is_indicator_known
    from secondary_objectives
    left join indicators
        on secondary_objectives.indicator_id = indicators.indicator_id

)

select
    concat(
        'seeds/reference/', links.seed_file, ': indicator ', links.indicator_id, ' ',
        case
            when not links.is_indicator_known
                then concat(
                        'is not in the catalogue: correct the row, or add it to ',
                        'indicator.csv'
                    )
            when links.objective_id is null
                then 'has no primary objective: give it one'
            when objectives.objective_id is null
                then concat(
                        'serves objective ', links.objective_id, ', which is not in ',
                        'strategic_objective.csv: correct the number'
                    )
            else 'has its primary objective here too: remove the row'
        end,
        '.'
    ) as message
from links
left join objectives
    on links.objective_id = objectives.objective_id
where
    not links.is_indicator_known
    or objectives.objective_id is null
    or links.objective_id = links.primary_objective_id
