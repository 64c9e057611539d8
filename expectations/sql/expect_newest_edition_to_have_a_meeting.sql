-- Of the editions: the newest one, where the day of its meeting is missing.
select max_by(edition_id, data_cut_off_on) as place
from $batch
having max_by(meeting_on_label is null, data_cut_off_on)
