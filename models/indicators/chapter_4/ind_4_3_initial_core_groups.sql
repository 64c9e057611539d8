with registrations as (

    select * from {{ ref('fct_registrations') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('core_group_due_on') }} as period_start,
    count(*) filter (where is_core_group_within_standard) as numerator,
    count(*) as denominator
from registrations
where core_group_due_on is not null
group by all
