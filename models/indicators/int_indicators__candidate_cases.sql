-- What the model of each indicator could count, in scope or not.
with candidates as (

    {{ union_of_candidate_cases() }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    case_id,
    subject_id,
    is_in_scope,
    numerator,
    denominator,
    published_value
from candidates
where
    period_start is not null
    and subject_id is not null
