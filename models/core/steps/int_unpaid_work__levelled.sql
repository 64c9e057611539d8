-- 1. The level is the one recorded when the requirement was imposed, since hours were
--    reduced later; if none was recorded, it follows from the hours.
-- 2. The start of the placement is known where both days are recorded and it is not
--    marked as not known or not applicable, and the order did not begin elsewhere.
with requirements as (

    select * from {{ ref('stg_justice__unpaid_work_requirements') }}

),

orders as (

    select * from {{ ref('stg_justice__payback_orders') }}

),

levels as (

    select * from {{ ref('unpaid_work_level') }}

)

select
    requirements.edition_id,
    requirements.partnership_code,
    requirements.unpaid_work_requirement_id,
    requirements.payback_order_id,
    levels.unpaid_work_level,
    levels.standard_id,
    coalesce(requirements.imposed_on, orders.imposed_on) as imposed_on,
    requirements.court_time_limit_on,
    requirements.first_placement_on,
    requirements.first_placement_on is not null
    and coalesce(requirements.imposed_on, orders.imposed_on) is not null
    and coalesce(requirements.placement_status_code = 'known', true)
    and not coalesce(orders.is_transferred_in, false) as is_placement_start_known,
    requirements.completed_on,
    requirements.outcome_code,
    requirements.not_in_time_reason_code
from requirements
left join orders
    on
        requirements.edition_id = orders.edition_id
        and requirements.partnership_code = orders.partnership_code
        and requirements.payback_order_id = orders.payback_order_id
inner join levels
    on
        coalesce(
            cast(requirements.recorded_level_code as integer)
            = levels.unpaid_work_level,
            requirements.hours_imposed between levels.hours_from and levels.hours_to
        )
