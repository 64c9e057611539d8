with orders as (

    select * from {{ ref('fct_payback_orders') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('imposed_on') }} as period_start,
    count(*) filter (where is_first_contact_within_standard) as numerator,
    count(*) as denominator
from orders
where is_first_contact_known
group by all
