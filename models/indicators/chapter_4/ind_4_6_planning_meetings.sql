with planning_meetings as (

    select * from {{ ref('fct_planning_meetings') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    count(*) filter (where is_held_within_standard) as numerator,
    count(*) as denominator
from planning_meetings
group by all
