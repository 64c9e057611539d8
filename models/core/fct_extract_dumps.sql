with dumps as (

    {{ union_of_dumps() }}

)

select
    extract_name,
    partnership_code,
    dump_on as extracted_on,
    covers_to,
    row_count
from dumps
