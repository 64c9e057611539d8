with indicators as (

    select * from {{ ref('dim_indicator') }}

),

secondary_objectives as (

    select * from {{ ref('secondary_objective') }}

),

objectives as (

    select * from {{ ref('dim_objective') }}

),

links as (

    select
        indicator_id,
        primary_objective_id as objective_id,
        true as is_primary
    from indicators
    union all
    select
        indicator_id,
        objective_id,
        false as is_primary
    from secondary_objectives

)

select
    links.indicator_id,
    links.objective_id,
    indicators.title,
    objectives.objective,
    links.is_primary
from links
inner join indicators
    on links.indicator_id = indicators.indicator_id
inner join objectives
    on links.objective_id = objectives.objective_id
