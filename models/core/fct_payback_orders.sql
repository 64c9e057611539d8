-- 1. The first direct contact is due by the standard of the day that the order was
--    imposed, which is day 0.
-- 2. Its day is known where it is recorded and not marked as not known or not
--    applicable; an order transferred in began elsewhere, so its day does not apply.
-- 3. An order is terminated here unless it was transferred out. It is successfully
--    completed when it was completed or discharged early.
with orders as (

    select * from {{ ref('stg_justice__payback_orders') }}

),

standards as (

    select * from {{ ref('timescale_standard') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

limited as (

    select
        orders.*,
        due_days.calendar_on as first_contact_due_on
    from orders
    left join standards
        on
            standards.standard_id = 'first_contact'
            and orders.partnership_code = standards.partnership_code
            and orders.imposed_on
            between standards.effective_from and standards.effective_to
    left join dates as start_days
        on
            orders.partnership_code = start_days.partnership_code
            and orders.imposed_on = start_days.calendar_on
    left join dates as due_days
        on
            start_days.partnership_code = due_days.partnership_code
            and start_days.working_day_number + standards.limit_value
            = due_days.working_day_number
            and due_days.is_working_day

)

select
    edition_id,
    partnership_code,
    payback_order_id,
    imposed_on,
    first_contact_on,
    first_contact_due_on,
    first_contact_on is not null
    and coalesce(first_contact_status_code = 'known', true)
    and not coalesce(is_transferred_in, false) as is_first_contact_known,
    coalesce(first_contact_on <= first_contact_due_on, false)
        as is_first_contact_within_standard,
    terminated_on,
    terminated_on is not null
    and coalesce(termination_code != 'transferred_out', true) as is_terminated_here,
    coalesce(termination_code in ('completed', 'discharged_early'), false)
        as is_successfully_completed
from limited
