with planning_meetings as (

    select * from {{ ref('fct_planning_meetings') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    investigation_id as case_id,
    investigation_id as subject_id,
    true as is_in_scope,
    cast(is_held_within_standard as integer) as numerator,
    1 as denominator
from planning_meetings
