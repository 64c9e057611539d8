-- Of a fact: the share of an edition's rows of which something is true.
select
    edition_id,
    avg(cast($column as integer)) as true_share
from {batch}
group by edition_id
having avg(cast($column as integer)) not between $min_share and $max_share
