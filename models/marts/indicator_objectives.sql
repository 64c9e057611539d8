with links as (

    select * from {{ ref('indicator_objective') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

objectives as (

    select * from {{ ref('dim_objective') }}

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
