with orders as (

    select * from {{ ref('fct_payback_orders') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('imposed_on') }} as period_start,
    payback_order_id as case_id,
    cast(is_first_contact_within_standard as integer) as numerator,
    1 as denominator
from orders
where is_first_contact_known
