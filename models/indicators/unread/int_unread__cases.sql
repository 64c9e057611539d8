-- 1. A cell may touch one case of a subject, or all of them.
-- 2. Where it may add cases (structure), the subject could have had more than those seen.
with candidates as (

    select * from {{ ref('int_indicators__candidate_cases') }}

),

unread as (

    select * from {{ ref('int_unread__by_period') }}

),

touched as (

    select
        edition_id,
        partnership_code,
        indicator_id,
        period_start,
        subject_id,
        bool_or(effect_code in ('scope', 'structure')) as is_scope_unknown,
        max(case when effect_code = 'structure' then possible_cases else 0 end)
            as possible_cases
    from unread
    where effect_code != 'link'
    group by edition_id, partnership_code, indicator_id, period_start, subject_id

),

touched_candidates as (

    select
        candidates.*,
        touched.subject_id as touched_id,
        touched.is_scope_unknown
    from candidates
    inner join touched
        on
            candidates.edition_id = touched.edition_id
            and candidates.partnership_code = touched.partnership_code
            and candidates.indicator_id = touched.indicator_id
            and candidates.period_start = touched.period_start
            and touched.subject_id in (candidates.subject_id, candidates.case_id)

),

unknown as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        case_id,
        bool_or(is_scope_unknown) as is_scope_unknown
    from touched_candidates
    group by partnership_code, edition_id, indicator_id, period_start, case_id

),

seen as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        touched_id,
        count(*) as candidate_count
    from touched_candidates
    group by partnership_code, edition_id, indicator_id, period_start, touched_id

),

unseen as (

    select
        touched.partnership_code,
        touched.edition_id,
        touched.indicator_id,
        touched.period_start,
        touched.subject_id,
        {{ each_number('touched.possible_cases - coalesce(seen.candidate_count, 0)') }}
            as case_number
    from touched
    left join seen
        on
            touched.edition_id = seen.edition_id
            and touched.partnership_code = seen.partnership_code
            and touched.indicator_id = seen.indicator_id
            and touched.period_start = seen.period_start
            and touched.subject_id = seen.touched_id
    where touched.possible_cases > coalesce(seen.candidate_count, 0)

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    case_id,
    is_scope_unknown,
    true as is_seen
from unknown

union all

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    concat_ws('|', 'unread', subject_id, case_number) as case_id,
    true as is_scope_unknown,
    false as is_seen
from unseen
