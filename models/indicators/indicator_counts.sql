with counts as (

    {{ union_of_indicators() }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    numerator,
    denominator
from counts
