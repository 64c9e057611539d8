-- paper only
-- every edition has the same sections
select
    editions.edition_id,
    sections.part,
    sections.section_order,
    sections.section_id,
    sections.section_level,
    sections.heading,
    sections.content_code
from {marts}paper_sections as sections
cross join {marts}report_editions as editions
