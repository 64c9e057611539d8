-- paper only
-- may be empty
select
    edition_id,
    subject as indicator_id,
    paragraph_number,
    paragraph
from {marts}report_prose
where seed_name = 'commentary'
