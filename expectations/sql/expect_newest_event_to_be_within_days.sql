-- Of the typed rows of an extract: days from the newest event to the end of coverage.
select
    dump_on as place,
    count(*) as faulty_rows
from $batch
where is_accepted
group by dump_on
having
    coalesce(
        max(covers_to) - max($column) filter (where $column <= covers_to) > $max_days,
        true
    )
