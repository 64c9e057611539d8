-- Of a raw extract: rows of the newest dump that the one before did not hold.
with {raw_dumps}

select
    newest.dump_on as place,
    newest.row_count as faulty_rows
from dumps as newest
inner join dumps as previous
    on newest.age = 1 and previous.age = 2
where
    not exists (
        select hash(*columns(* exclude (dump_on)))
        from sent
        where dump_on = (select dump_on from dumps where age = 1)
        except
        select hash(*columns(* exclude (dump_on)))
        from sent
        where dump_on = (select dump_on from dumps where age = 2)
    )
