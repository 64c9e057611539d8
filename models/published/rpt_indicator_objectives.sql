with links as (

    select * from {{ ref('indicator_objectives') }}

)

select
    indicator_id,
    objective_id,
    title,
    objective,
    is_primary
from links
