-- paper only
select
    edition_id,
    subject as section_id,
    paragraph_number,
    paragraph_label,
    paragraph
from {marts}report_prose
where seed_name = 'paper_text'
