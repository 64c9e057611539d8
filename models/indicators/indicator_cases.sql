-- 1. A case is counted, or in scope and not counted, where nothing that it hangs on is
--    unread. Cases out of scope are left out.
-- 2. A cell that only decides the outcome makes a case in scope unknown in outcome; one
--    that decides whether a case belongs here makes it unknown in scope.
-- 3. Unknown cases are no part of numerator and denominator.
with candidates as (

    select * from {{ ref('int_indicators__candidate_cases') }}

),

unread as (

    select * from {{ ref('int_unread__cases') }}

),

judged as (

    select
        candidates.partnership_code,
        candidates.edition_id,
        candidates.indicator_id,
        candidates.period_start,
        candidates.case_id,
        case
            when unread.is_scope_unknown then 'unknown_scope'
            when not candidates.is_in_scope then 'out_of_scope'
            when unread.case_id is not null then 'unknown_outcome'
            when candidates.numerator = 0 then 'not_counted'
            else 'counted'
        end as outcome_code,
        candidates.numerator,
        candidates.denominator,
        candidates.published_value
    from candidates
    left join unread
        on
            candidates.edition_id = unread.edition_id
            and candidates.partnership_code = unread.partnership_code
            and candidates.indicator_id = unread.indicator_id
            and candidates.period_start = unread.period_start
            and candidates.case_id = unread.case_id

    union all

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        case_id,
        'unknown_scope' as outcome_code,
        null as numerator,
        null as denominator,
        null as published_value
    from unread
    where not is_seen

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    case_id,
    outcome_code,
    case when outcome_code in ('counted', 'not_counted') then numerator end
        as numerator,
    case when outcome_code in ('counted', 'not_counted') then denominator end
        as denominator,
    case when outcome_code in ('counted', 'not_counted') then published_value end
        as published_value
from judged
where outcome_code != 'out_of_scope'
