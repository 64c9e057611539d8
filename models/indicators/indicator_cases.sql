with cases as (

    {{ union_of_indicator_cases() }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    case_id,
    numerator,
    denominator
from cases
