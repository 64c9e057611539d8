with dumps as (

    select * from {{ ref('stg_rows__dumps') }}

)

select
    extract_name,
    partnership_code,
    dump_on as extracted_on,
    covers_to,
    row_count
from dumps
