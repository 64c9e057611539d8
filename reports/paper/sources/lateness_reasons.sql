-- may be empty
select
    edition_id,
    indicator_id,
    period_start,
    late_reason_label,
    late_count
from {marts}lateness_reasons
