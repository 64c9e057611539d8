with editions as (

    select * from {{ ref('report_editions') }}

)

select
    partnership_code,
    edition_id,
    partnership_name,
    title,
    covers_to,
    data_cut_off_on,
    covers_to_label,
    data_cut_off_on_label,
    meeting_on_label,
    previous_edition_id,
    indicator_count,
    is_signed_off,
    signed_off_by_role,
    signed_off_on_label
from editions
