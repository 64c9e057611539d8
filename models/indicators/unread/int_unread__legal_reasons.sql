-- A legal reason touches the child of its episode, unless another one shows that the
-- episode is no series of short breaks.
with episodes as (

    select * from {{ ref('stg_looked_after__episodes') }}

),

assessments as (

    select * from {{ ref('stg_looked_after__health_assessments') }}

),

legal_reasons as (

    select * from {{ ref('stg_looked_after__legal_reasons') }}

),

reason_meanings as (

    select * from {{ ref('legal_reason') }}

),

unread as (

    {{ unread_records('lac_legal_reason', ['episode_id', 'started_on']) }}

),

no_short_breaks as (

    select
        legal_reasons.edition_id,
        legal_reasons.partnership_code,
        legal_reasons.episode_id
    from legal_reasons
    inner join reason_meanings
        on legal_reasons.legal_reason_code = reason_meanings.legal_reason_code
    where
        not reason_meanings.is_series_of_short_breaks
        and not legal_reasons.is_held_over
    group by
        legal_reasons.edition_id,
        legal_reasons.partnership_code,
        legal_reasons.episode_id

)

select
    'lac_legal_reason' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'person' as subject_kind,
    episodes.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    coalesce(episodes.started_on, unread.started_on) as earliest_on,
    episodes.ended_on as latest_on,
    1 as possible_cases
from unread
left join episodes
    on
        unread.edition_id = episodes.edition_id
        and unread.partnership_code = episodes.partnership_code
        and unread.episode_id = episodes.episode_id
left join no_short_breaks
    on
        unread.edition_id = no_short_breaks.edition_id
        and unread.partnership_code = no_short_breaks.partnership_code
        and unread.episode_id = no_short_breaks.episode_id
where
    unread.is_of_newest_dump
    and no_short_breaks.episode_id is null

union all

select
    'lac_legal_reason' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'notified_child' as subject_kind,
    episodes.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    assessments.notified_on as earliest_on,
    assessments.notified_on as latest_on,
    1 as possible_cases
from unread
left join episodes
    on
        unread.edition_id = episodes.edition_id
        and unread.partnership_code = episodes.partnership_code
        and unread.episode_id = episodes.episode_id
left join assessments
    on
        episodes.edition_id = assessments.edition_id
        and episodes.partnership_code = assessments.partnership_code
        and episodes.person_id = assessments.person_id
left join no_short_breaks
    on
        unread.edition_id = no_short_breaks.edition_id
        and unread.partnership_code = no_short_breaks.partnership_code
        and unread.episode_id = no_short_breaks.episode_id
where
    unread.is_of_newest_dump
    and no_short_breaks.episode_id is null
    and (episodes.person_id is null or assessments.record_id is not null)
