with payback_orders_rows as (

    select * from {{ ref('stg_justice__payback_orders_rows') }}

),

versions as (

    {{ record_versions('payback_orders_rows') }}

)

select
    partnership_code,
    record_id,
    payback_order_id,
    person_id,
    imposed_on,
    first_contact_on,
    induction_on,
    terminated_on,
    court_name,
    requirement_codes,
    supervision_months,
    first_contact_status_code,
    termination_code,
    is_transferred_in,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
