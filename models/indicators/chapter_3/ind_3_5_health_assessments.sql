with assessments as (

    select * from {{ ref('fct_health_assessments') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('notified_on') }} as period_start,
    joined_episode_id as case_id,
    person_id as subject_id,
    true as is_in_scope,
    cast(is_assessed_within_standard as integer) as numerator,
    1 as denominator
from assessments
