with immunisations as (

    select * from {{ ref('fct_primary_immunisations') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    count(*) filter (where is_complete_in_time) as numerator,
    count(*) as denominator
from immunisations
where
    vaccine_code = 'primary_course'
    and is_resident
group by all
