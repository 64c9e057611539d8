-- Of a fact: the share of an edition's rows that meet a condition; of a few rows any
-- share is possible.
select
    edition_id as place,
    case
        when avg(cast($column as integer)) > $max_share
            then count(*) filter (where $column)
        else count(*) filter (where not $column)
    end as faulty_rows
from $batch
group by edition_id
having
    count(*) >= $min_rows
    and avg(cast($column as integer)) not between $min_share and $max_share
