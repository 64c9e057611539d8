-- Of a raw extract: columns whose share of blank cells rose from dump to dump.
with {raw_dumps},

cells as (

    select
        dumps.age,
        coalesce(
            regexp_full_match(
                columns(sent.* exclude (dump_on)),
                ' *(NULL|N/K|[.][.]|-|0[12]/01/1900|1900-01-0[12])? *',
                'i'
            ),
            true
        )
    from sent
    inner join dumps
        on sent.dump_on = dumps.dump_on and dumps.age <= 2

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
    max(blank_count / row_count) filter (where age = 1)
    > max(blank_count / row_count) filter (where age = 2) + $max_rise
