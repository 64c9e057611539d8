select
    edition_id,
    section_id,
    paragraph_number,
    paragraph_label,
    paragraph
from {marts}paper_paragraphs
