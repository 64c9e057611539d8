select
    edition_id,
    chapter_id,
    indicator_id,
    title,
    unit,
    period_label,
    value_label,
    target,
    target_label,
    target_source,
    target_standing,
    status_code,
    status_label,
    status_explanation,
    override_note,
    is_provisional
from {marts}indicator_status
