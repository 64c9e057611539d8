with immunisations as (

    select * from {{ ref('fct_primary_immunisations') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_month') }} as period_start,
    concat_ws('|', child_id, vaccine_code) as case_id,
    child_id as subject_id,
    is_resident as is_in_scope,
    cast(is_complete_in_time as integer) as numerator,
    1 as denominator
from immunisations
where vaccine_code = 'primary_course'
