with leavers as (

    select * from {{ ref('fct_school_leavers') }}

)

select
    partnership_code,
    edition_id,
    leaver_year_starts_on as period_start,
    count(*) filter (where is_in_positive_initial_destination) as numerator,
    count(*) as denominator
from leavers
where is_looked_after
group by partnership_code, edition_id, leaver_year_starts_on
