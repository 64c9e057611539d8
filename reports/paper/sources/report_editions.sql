select
    edition_id,
    partnership_code,
    partnership_name,
    title,
    covers_to,
    covers_to_label,
    data_cut_off_on_label,
    meeting_on_label,
    previous_edition_id,
    indicator_count,
    signed_off_by_role,
    signed_off_on_label,
    is_signed_off,
    position_from_newest
from {marts}report_editions
