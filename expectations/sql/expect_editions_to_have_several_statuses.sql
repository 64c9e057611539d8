-- Of the statuses: editions in which every indicator has the same status.
select edition_id as place
from $batch
group by edition_id
having
    count(distinct status_code) = 1
    and count(*) >= $min_indicators
