-- Of a raw extract: the newest dump, where each row of it is one of the dump before.
with newest_dump_rows as (

    $newest_dump_rows

),

row_hashes as (

    select
        age,
        dump_on,
        hash(*columns(* exclude (age, dump_on))) as row_hash
    from newest_dump_rows

)

select
    newest.dump_on as place,
    count(*) as faulty_rows
from row_hashes as newest
where
    newest.age = 1
    and exists (
        select 1
        from row_hashes as previous
        where previous.age = 2
    )
    and not exists (
        select recent.row_hash
        from row_hashes as recent
        where recent.age = 1
        except
        select previous.row_hash
        from row_hashes as previous
        where previous.age = 2
    )
group by newest.dump_on
