select
    edition_id,
    indicator_id,
    title,
    is_renamed,
    is_redefined,
    revision,
    is_target_changed,
    target_label,
    previous_target_label
from {marts}edition_changes
