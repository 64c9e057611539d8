-- Of a raw extract: the row count of the newest dump compared with the one before.
with newest_dump_rows as (

    $newest_dump_rows

),

dumps as (

    select
        age,
        dump_on,
        count(*) as row_count
    from newest_dump_rows
    group by age, dump_on

)

select
    newest.dump_on as place,
    abs(newest.row_count - previous.row_count) as faulty_rows
from dumps as newest
inner join dumps as previous
    on newest.age = 1 and previous.age = 2
where
    newest.row_count < $min_share * previous.row_count
    or newest.row_count > $max_share * previous.row_count
