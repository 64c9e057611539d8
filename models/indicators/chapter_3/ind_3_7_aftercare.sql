with care_leavers as (

    select * from {{ ref('fct_care_leavers') }}

)

select
    partnership_code,
    edition_id,
    half_year_from as period_start,
    joined_episode_id as case_id,
    person_id as subject_id,
    is_aftercare_eligible as is_in_scope,
    cast(is_aftercare_received as integer) as numerator,
    1 as denominator
from care_leavers
