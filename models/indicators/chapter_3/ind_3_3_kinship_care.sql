with children as (

    select * from {{ ref('fct_looked_after_children') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('looked_after_on') }} as period_start,
    count(*) filter (where is_in_kinship_care) as numerator,
    count(*) as denominator
from children
group by all
