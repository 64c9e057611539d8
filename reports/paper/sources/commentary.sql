-- may be empty
select
    edition_id,
    indicator_id,
    paragraph_number,
    paragraph
from {marts}commentary
