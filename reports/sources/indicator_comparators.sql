select
    edition_id,
    indicator_id,
    comparator_code,
    comparator_reason_code,
    comparator_explanation,
    partnership_code
from {marts}indicator_comparators
