select
    edition_id,
    indicator_id,
    title,
    is_new,
    is_withdrawn,
    period_label,
    value_label,
    status_label,
    previous_period_label,
    previous_value_label,
    previous_status_label,
    value_change_label,
    status_change_label,
    movement,
    is_moved
from {marts}edition_changes
