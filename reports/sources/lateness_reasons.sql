-- may be empty
select
    edition_id,
    indicator_id,
    period_start,
    late_reason_label,
    late_count,
    partnership_code
from {marts}lateness_reasons
