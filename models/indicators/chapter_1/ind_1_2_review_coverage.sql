with eligibilities as (

    select * from {{ ref('fct_review_eligibilities') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('eligible_month') }} as period_start,
    concat_ws('|', child_id, review_type_code) as case_id,
    child_id as subject_id,
    is_resident as is_in_scope,
    cast(is_reviewed_in_window as integer) as numerator,
    1 as denominator
from eligibilities
where review_type_code = '27_30_months'
