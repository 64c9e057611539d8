select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    period_end,
    period_label,
    value,
    value_label,
    value_reason_code,
    is_provisional,
    is_restated
from {marts}indicator_series
