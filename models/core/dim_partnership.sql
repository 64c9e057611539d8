with partnerships as (

    select * from {{ ref('partnership') }}

)

select
    partnership_code,
    partnership_name,
    council_code,
    council_name,
    health_board_code
from partnerships
