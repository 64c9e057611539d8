-- Of the comparators: indicators with an implausible distance from one.
select indicator_id as place
from $batch
where abs(difference) > $max_points
