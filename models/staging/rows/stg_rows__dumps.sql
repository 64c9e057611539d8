-- 1. A partnership's dumps are numbered in the order of their days.
-- 2. Rows whose key cannot be read could be any record, and so could the rows of its file
--    whose dump or partnership cannot be read. While a dump has such rows, a record that
--    is missing from it may be among them.
with placed as (

    select * from {{ ref('stg_rows__placed') }}

),

dumps as (

    select
        extract_name,
        partnership_code,
        dump_on,
        min(covers_to) as covers_to,
        count(*) filter (where is_accepted) as row_count,
        count(*) filter (where not is_key_read) as unkeyed_count,
        row_number() over (
            partition by extract_name, partnership_code
            order by dump_on
        ) as dump_number
    from placed
    where
        partnership_code is not null
        and dump_on is not null
        and covers_to is not null
    group by extract_name, partnership_code, dump_on

),

files as (

    select
        extract_name,
        partnership_code,
        dump_on,
        _file_name
    from placed
    where
        partnership_code is not null
        and dump_on is not null
    group by extract_name, partnership_code, dump_on, _file_name

),

unplaced_rows as (

    select
        files.extract_name,
        files.partnership_code,
        files.dump_on,
        count(*) as unplaced_count
    from files
    inner join placed
        on
            files.extract_name = placed.extract_name
            and files._file_name = placed._file_name
            and coalesce(files.partnership_code = placed.partnership_code, true)
            and coalesce(files.dump_on = placed.dump_on, true)
    where
        not placed.is_of_another_partnership
        and (
            placed.partnership_code is null
            or placed.dump_on is null
            or placed.covers_to is null
        )
    group by files.extract_name, files.partnership_code, files.dump_on

),

counted as (

    select
        dumps.extract_name,
        dumps.partnership_code,
        dumps.dump_on,
        dumps.dump_number,
        dumps.covers_to,
        dumps.row_count,
        dumps.unkeyed_count + coalesce(unplaced_rows.unplaced_count, 0)
            as floating_count
    from dumps
    left join unplaced_rows
        on
            dumps.extract_name = unplaced_rows.extract_name
            and dumps.partnership_code = unplaced_rows.partnership_code
            and dumps.dump_on = unplaced_rows.dump_on

)

select
    extract_name,
    partnership_code,
    dump_on,
    dump_number,
    covers_to,
    row_count,
    floating_count,
    lead(dump_on) over (
        partition by extract_name, partnership_code
        order by dump_number
    ) as next_dump_on,
    -- the last of the dumps after this one that each have such rows, without a gap
    coalesce(
        min(case when floating_count = 0 then dump_number end) over (
            partition by extract_name, partnership_code
            order by dump_number
            rows between 1 following and unbounded following
        ) - 1,
        max(dump_number) over (partition by extract_name, partnership_code)
    ) as held_until_number
from counted
