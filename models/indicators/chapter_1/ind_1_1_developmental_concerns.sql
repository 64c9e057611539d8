with reviews as (

    select * from {{ ref('fct_child_health_reviews') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('reviewed_on') }} as period_start,
    concat_ws('|', child_id, review_type_code) as case_id,
    cast(is_concern_found as integer) as numerator,
    1 as denominator
from reviews
where
    review_type_code = '27_30_months'
    and is_in_window
