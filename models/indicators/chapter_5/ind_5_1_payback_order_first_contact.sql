with orders as (

    select * from {{ ref('fct_payback_orders') }}

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('imposed_on') }} as period_start,
    payback_order_id as case_id,
    payback_order_id as subject_id,
    is_first_contact_known as is_in_scope,
    cast(is_first_contact_within_standard as integer) as numerator,
    1 as denominator
from orders
