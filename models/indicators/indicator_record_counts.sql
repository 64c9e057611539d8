with records as (

    select * from {{ ref('indicator_records') }}

)

select
    partnership_code,
    edition_id,
    indicator_id,
    count(*) as record_count
from records
group by partnership_code, edition_id, indicator_id
