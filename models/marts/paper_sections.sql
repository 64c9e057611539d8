with sections as (

    select * from {{ ref('paper_section') }}

)

select
    section_id,
    part,
    section_order,
    section_level,
    heading,
    content_code
from sections
