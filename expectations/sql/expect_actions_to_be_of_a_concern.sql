-- Of the remedial actions: those for an indicator that was never of concern.
select concat(edition_id, ', ', indicator_id, ', action ', action_number) as place
from $batch
where standing_code = 'never_of_concern'
