select
    partnership_code,
    edition_id,
    indicator_id,
    comparator_code,
    comparator_explanation
from {marts}indicator_comparators
