with reviews as (

    select * from {{ ref('fct_looked_after_reviews') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    count(*) filter (where is_held_in_time) as numerator,
    count(*) as denominator
from reviews
where is_due
group by all
