with reviews as (

    select * from {{ ref('fct_child_health_reviews') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('reviewed_on') }} as period_start,
    concat_ws('|', child_id, review_type_code) as case_id,
    child_id as subject_id,
    is_in_window as is_in_scope,
    cast(is_concern_found as integer) as numerator,
    1 as denominator
from reviews
where review_type_code = '27_30_months'
