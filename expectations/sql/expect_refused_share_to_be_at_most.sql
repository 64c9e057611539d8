-- Of the typed rows of an extract: the share of each dump that was refused.
select
    dump_on as place,
    count(*) filter (where not is_accepted) as faulty_rows
from $batch
where dump_on is not null
group by dump_on
having
    count(*) filter (where not is_accepted) > greatest($max_rows, $max_share * count(*))
