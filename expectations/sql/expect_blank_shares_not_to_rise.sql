-- Of a raw extract: columns whose share of blank cells rose from dump to dump.
with newest_dump_rows as (

    $newest_dump_rows

),

cells as (

    select
        age,
        reference.is_blank(columns(* exclude (age, dump_on)))
    from newest_dump_rows

),

blanks as (

    select
        age,
        count(*) as row_count,
        sum(cast(columns(* exclude (age)) as integer))
    from cells
    group by age

),

by_column as (

    unpivot blanks
    on columns(* exclude (age, row_count))
    into name column_name value blank_count

)

select
    column_name as place,
    max(blank_count) filter (where age = 1) as faulty_rows
from by_column
group by column_name
having
    100 * max(blank_count / row_count) filter (where age = 1)
    > 100 * max(blank_count / row_count) filter (where age = 2) + $max_points
