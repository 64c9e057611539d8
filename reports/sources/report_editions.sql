select
    edition_id,
    partnership_name,
    title,
    covers_to,
    indicator_count,
    is_signed_off,
    signed_off_by_role,
    signed_off_on_label,
    data_cut_off_on,
    partnership_code,
    covers_to_label,
    data_cut_off_on_label,
    meeting_on_label,
    previous_edition_id
from {marts}report_editions
