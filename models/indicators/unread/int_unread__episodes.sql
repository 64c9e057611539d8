-- It also touches every notification of its child.
with assessments as (

    select * from {{ ref('stg_looked_after__health_assessments') }}

),

unread as (

    {{ unread_records('lac_episode', ['person_id', 'started_on', 'ended_on']) }}

)

select
    'lac_episode' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'person' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.started_on as earliest_on,
    unread.ended_on as latest_on,
    1 as possible_cases
from unread
where unread.is_of_newest_dump

union all

select
    'lac_episode' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'notified_child' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    assessments.notified_on as earliest_on,
    assessments.notified_on as latest_on,
    1 as possible_cases
from unread
left join assessments
    on
        unread.edition_id = assessments.edition_id
        and unread.partnership_code = assessments.partnership_code
        and unread.person_id = assessments.person_id
where
    unread.is_of_newest_dump
    and (unread.person_id is null or assessments.record_id is not null)
