with registrations as (

    select * from {{ ref('fct_registrations') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('core_group_due_on') }} as period_start,
    concat_ws('|', planning_meeting_id, person_id) as case_id,
    person_id as subject_id,
    true as is_in_scope,
    cast(is_core_group_within_standard as integer) as numerator,
    1 as denominator
from registrations
where core_group_due_on is not null
