with children as (

    select * from {{ ref('fct_looked_after_children') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('looked_after_on') }} as period_start,
    joined_episode_id as case_id,
    person_id as subject_id,
    true as is_in_scope,
    cast(is_in_kinship_care as integer) as numerator,
    1 as denominator
from children
