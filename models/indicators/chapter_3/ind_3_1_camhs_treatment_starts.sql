with treatment_starts as (

    select * from {{ ref('fct_camhs_treatment_starts') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('first_treated_on') }} as period_start,
    count(*) filter (where is_within_standard) as numerator,
    count(*) as denominator
from treatment_starts
group by all
