select
    edition_id,
    indicator_id,
    period_start,
    period_label,
    value,
    value_label,
    is_provisional
from {marts}indicator_series
