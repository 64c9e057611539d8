-- Of a public table: editions with too many withheld figures.
select
    edition_id as place,
    count(*) filter (where value_label = '[c]') as faulty_rows
from $batch
group by edition_id
having count(*) filter (where value_label = '[c]') > $max_share * count(*)
