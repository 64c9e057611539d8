select
    edition_id,
    indicator_id,
    period_start,
    lower_limit_shown,
    upper_limit_shown,
    point_type,
    point_symbol,
    point_label,
    special_cause_rule,
    partnership_code,
    period_label,
    rebase_group,
    rebase_note,
    process_mean,
    special_cause_label,
    rule_set
from {marts}indicator_process_chart
