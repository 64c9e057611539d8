-- Of the faults of prose: each, with the file and the place of its text.
select concat(edition_id, ', ', file_path, ', ', place) as place
from $batch
