select
    partnership_code,
    edition_id,
    status_code,
    status_label,
    symbol,
    status_order,
    indicator_count
from {marts}status_summary
