-- committee
-- may be empty
select
    edition_id,
    file,
    place,
    wrapped
from quality.wrapped_text
