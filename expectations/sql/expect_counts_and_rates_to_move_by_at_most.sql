-- Of the statuses: counts and rates that rose or fell too much since the last edition.
select indicator_id as place
from $batch
where
    unit != 'percent'
    and (
        value > $max_ratio * previous_value
        or value < previous_value / $max_ratio
    )
