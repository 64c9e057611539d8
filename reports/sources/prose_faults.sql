-- paper only
-- committee
-- may be empty
select
    edition_id,
    file_path,
    place,
    fault_number,
    sentence,
    fault,
    remedy
from marts.prose_faults
