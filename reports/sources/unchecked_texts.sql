-- paper only
-- committee
-- may be empty
select
    edition_id,
    file_path,
    place,
    subject,
    paragraph_number,
    position,
    wrapped
from marts.unchecked_texts
