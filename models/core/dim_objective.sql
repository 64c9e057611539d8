with objectives as (

    select * from {{ ref('strategic_objective') }}

)

select
    objective_id,
    objective
from objectives
