-- site only
select
    indicator_id,
    objective_id,
    objective,
    is_primary
from {marts}indicator_objectives
