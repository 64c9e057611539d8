select
    edition_id,
    chapter_id,
    chapter_title,
    indicator_id,
    previous_title,
    period_type_label,
    numerator_definition,
    denominator_definition,
    definition_standing,
    definition_source
from {marts}indicator_definitions
