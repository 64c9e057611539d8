select
    edition_id,
    partnership_name,
    title,
    covers_to,
    indicator_count,
    is_signed_off,
    signed_off_by_role,
    signed_off_on_label,
    data_cut_off_on
from {marts}report_editions
