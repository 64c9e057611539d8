with orders as (

    select * from {{ ref('fct_payback_orders') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

)

select
    orders.partnership_code,
    orders.edition_id,
    periods.period_start,
    orders.payback_order_id as case_id,
    orders.payback_order_id as subject_id,
    orders.is_terminated_here as is_in_scope,
    cast(orders.is_successfully_completed as integer) as numerator,
    1 as denominator
from orders
inner join periods
    on
        periods.period_type = 'financial_year'
        and orders.terminated_on between periods.period_start and periods.period_end
