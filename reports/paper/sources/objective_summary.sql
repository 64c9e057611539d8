select
    edition_id,
    objective_id,
    objective
from {marts}objective_summary
