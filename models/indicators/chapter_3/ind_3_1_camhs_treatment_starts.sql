with treatment_starts as (

    select * from {{ ref('fct_camhs_treatment_starts') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('first_treated_on') }} as period_start,
    pathway_id as case_id,
    pathway_id as subject_id,
    true as is_in_scope,
    cast(is_within_standard as integer) as numerator,
    1 as denominator
from treatment_starts
