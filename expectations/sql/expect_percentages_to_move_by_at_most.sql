-- Of the statuses: percentages that moved too far since the previous edition.
select indicator_id as place
from $batch
where
    unit = 'percent'
    and abs(value - previous_value) > $max_points
