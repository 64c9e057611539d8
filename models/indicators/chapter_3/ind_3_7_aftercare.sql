with care_leavers as (

    select * from {{ ref('fct_care_leavers') }}

)

select
    partnership_code,
    edition_id,
    half_year_from as period_start,
    count(*) filter (where is_aftercare_received) as numerator,
    count(*) as denominator
from care_leavers
where is_aftercare_eligible
group by partnership_code, edition_id, half_year_from
