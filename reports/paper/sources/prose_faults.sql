-- committee
-- may be empty
select
    edition_id,
    file,
    place,
    sentence,
    fault,
    remedy
from quality.prose_faults
