-- Of the changes of an edition: statuses that fell from the best to the worst at once.
select concat(edition_id, ', ', indicator_id) as place
from $batch
where
    previous_status_code = 'no_concerns'
    and status_code = 'major_concerns'
