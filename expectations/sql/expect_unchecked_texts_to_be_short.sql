-- Of the texts exempted from the check of figures: the long ones.
select concat(edition_id, ', ', file_path, ', ', place) as place
from $batch
where length(wrapped) > $max_length
