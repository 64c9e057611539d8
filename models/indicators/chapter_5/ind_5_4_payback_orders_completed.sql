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
    count(*) filter (where orders.is_successfully_completed) as numerator,
    count(*) as denominator
from orders
inner join periods
    on
        periods.period_type = 'financial_year'
        and orders.terminated_on between periods.period_start and periods.period_end
where orders.is_terminated_here
group by orders.partnership_code, orders.edition_id, periods.period_start
