with cases as (

    select * from {{ ref('indicator_cases') }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    cast(sum(numerator) as bigint) as numerator,
    cast(sum(denominator) as bigint) as denominator
from cases
group by partnership_code, edition_id, indicator_id, period_start
