with children as (

    select * from {{ ref('fct_looked_after_children') }}

)

select
    partnership_code,
    edition_id,
    twelve_months_from as period_start,
    count(*) filter (where is_with_several_placements) as numerator,
    count(*) as denominator
from children
group by partnership_code, edition_id, twelve_months_from
