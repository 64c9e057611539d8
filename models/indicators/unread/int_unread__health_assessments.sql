with assessments as (

    select * from {{ ref('stg_looked_after__health_assessments') }}

),

unread as (

    {{ unread_records('lac_health_assessment', ['person_id', 'notified_on']) }}

),

assessment_counts as (

    select
        edition_id,
        partnership_code,
        person_id,
        count(*) as assessment_count
    from assessments
    group by edition_id, partnership_code, person_id

)

select
    'lac_health_assessment' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'person' as subject_kind,
    unread.person_id as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.notified_on as earliest_on,
    unread.notified_on as latest_on,
    coalesce(assessment_counts.assessment_count, 1) as possible_cases
from unread
left join assessment_counts
    on
        unread.edition_id = assessment_counts.edition_id
        and unread.partnership_code = assessment_counts.partnership_code
        and unread.person_id = assessment_counts.person_id
where unread.is_of_newest_dump
