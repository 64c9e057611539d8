select
    partnership_code as "Partnership code",
    edition_id as "Report",
    status_label as "Status",
    indicator_count as "Number of indicators"
from {marts}status_summary
order by partnership_code, edition_id desc, status_order
