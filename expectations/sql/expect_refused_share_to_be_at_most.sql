-- Of the rows of an extract: the share of each dump that was refused. A row whose dump
-- cannot be read counts for every dump of its file, and where the file has none the file
-- is named.
with sent as (

    select
        placed._file_name,
        placed.dump_on,
        placed.is_accepted
    from $batch as typed
    inner join staging.stg_rows__placed as placed
        on
            typed._file_name = placed._file_name
            and typed._record_number = placed._record_number

),

dumps as (

    select
        _file_name,
        dump_on,
        count(*) as row_count,
        count(*) filter (where not is_accepted) as refused_count
    from sent
    where dump_on is not null
    group by _file_name, dump_on

),

unplaced as (

    select
        _file_name,
        count(*) as refused_count
    from sent
    where dump_on is null
    group by _file_name

),

counted as (

    select
        coalesce(cast(dumps.dump_on as varchar), unplaced._file_name) as place,
        coalesce(dumps.row_count, 0) + coalesce(unplaced.refused_count, 0)
            as row_count,
        coalesce(dumps.refused_count, 0) + coalesce(unplaced.refused_count, 0)
            as refused_count
    from dumps
    full join unplaced
        on dumps._file_name = unplaced._file_name

)

select
    place,
    sum(refused_count) as faulty_rows
from counted
group by place
having sum(refused_count) > greatest($max_rows, $max_share * sum(row_count))
