select
    edition_id,
    status_order,
    status_code,
    status_label,
    symbol,
    indicator_count,
    partnership_code,
    status_meaning
from {marts}status_summary
