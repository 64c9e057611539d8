-- Of the rows of an extract: days from the newest event to the end of coverage.
select
    placed.dump_on as place,
    count(*) as faulty_rows
from $batch as typed
inner join staging.stg_rows__placed as placed
    on
        typed._file_name = placed._file_name
        and typed._record_number = placed._record_number
where placed.is_accepted
group by placed.dump_on
having
    coalesce(
        max(placed.covers_to)
        - max(typed.$column) filter (where typed.$column <= placed.covers_to)
        > $max_days,
        true
    )
