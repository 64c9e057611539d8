with reasons as (

    select * from {{ ref('reason') }}

)

select
    reason_code,
    reason_label,
    shorthand,
    shorthand_label
from reasons
