-- Of the comparators: indicators that are further from one than can be believed.
select indicator_id as place
from $batch
where abs(difference) > $max_points
