select
    edition_id,
    partnership_name,
    title,
    covers_to,
    indicator_count,
    is_signed_off,
    signed_off_by_role,
    signed_off_on_label,
    position_from_newest
from {marts}report_editions
