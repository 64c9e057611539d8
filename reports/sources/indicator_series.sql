select
    edition_id,
    indicator_id,
    period_start,
    period_label,
    value,
    value_label,
    bounds_label,
    is_provisional,
    partnership_code,
    period_end,
    value_reason_code,
    is_restated,
    value_reason_label
from {marts}indicator_series
