with reviews as (

    select * from {{ ref('fct_looked_after_reviews') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    review_id as case_id,
    person_id as subject_id,
    is_due as is_in_scope,
    cast(is_held_in_time as integer) as numerator,
    1 as denominator
from reviews
