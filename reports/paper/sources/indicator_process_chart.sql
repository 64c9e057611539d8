select
    edition_id,
    indicator_id,
    period_start,
    lower_limit_shown,
    upper_limit_shown,
    point_type,
    point_symbol,
    point_label,
    special_cause_rule
from {marts}indicator_process_chart
