-- Of a table by edition: editions in which a column is null too often.
select
    edition_id as place,
    count(*) filter (where $column is null) as faulty_rows
from $batch
group by edition_id
having count(*) filter (where $column is null) > $max_share * count(*)
