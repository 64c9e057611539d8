select
    edition_id,
    status_change_order,
    status_change_label,
    status_change_code,
    indicator_count,
    partnership_code
from {marts}status_change_summary
