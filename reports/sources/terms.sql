select
    term_id,
    term_order,
    term,
    explanation,
    short_explanation
from {marts}terms
