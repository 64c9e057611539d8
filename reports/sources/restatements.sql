-- may be empty
select
    edition_id,
    earlier_title,
    indicator_id,
    period_start,
    period_label,
    earlier_value_label,
    value_label,
    explanation,
    earlier_edition_id,
    is_newest_period,
    other_period_count
from {marts}restatements
