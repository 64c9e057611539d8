-- may be empty
select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    late_reason_label,
    late_count
from {marts}lateness_reasons
