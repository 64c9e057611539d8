{{ config(materialized='view') }}

with records as (

    {{ union_of_indicator_records() }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    case_id
from records
