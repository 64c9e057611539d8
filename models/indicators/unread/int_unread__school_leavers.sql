-- A pupil who was not looked after is in no figure.
with unread as (

    {{ unread_records(
        'seemis_leavers', ['candidate_number_hash', 'leaver_year_starts_on', 'is_looked_after']
    ) }}

)

select
    'seemis_leavers' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'leaver' as subject_kind,
    {{ case_key([
        'unread.candidate_number_hash', 'unread.leaver_year_starts_on'
    ]) }} as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.leaver_year_starts_on as earliest_on,
    unread.leaver_year_starts_on as latest_on,
    1 as possible_cases
from unread
where
    unread.is_of_newest_dump
    and (
        unread.is_floating
        or unread.is_looked_after
        or {{ is_unread('unread.unread_cells', 'lac_flag') }}
    )
