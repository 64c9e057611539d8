-- A placement touches the child of its episode.
with episodes as (

    select * from {{ ref('stg_looked_after__episodes') }}

),

unread as (

    {{ unread_records('lac_placement', ['episode_id', 'started_on', 'ended_on']) }}

)

select
    'lac_placement' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'person' as subject_kind,
    episodes.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.started_on as earliest_on,
    unread.ended_on as latest_on,
    1 as possible_cases
from unread
left join episodes
    on
        unread.edition_id = episodes.edition_id
        and unread.partnership_code = episodes.partnership_code
        and unread.episode_id = episodes.episode_id
where unread.is_of_newest_dump
