select
    partnership_code,
    edition_id,
    partnership_name,
    title,
    covers_to,
    covers_to_label,
    data_cut_off_on_label,
    meeting_on_label,
    previous_edition_id,
    indicator_count,
    data_cut_off_on
from {marts}report_editions
