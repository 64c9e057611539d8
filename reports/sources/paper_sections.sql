-- paper only
select
    part,
    section_order,
    section_id,
    section_level,
    heading,
    content_code
from {marts}paper_sections
