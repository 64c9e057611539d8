select
    edition_id,
    objective_id,
    objective,
    partnership_code,
    indicator_count,
    primary_indicator_count,
    major_concerns_count,
    is_served
from {marts}objective_summary
