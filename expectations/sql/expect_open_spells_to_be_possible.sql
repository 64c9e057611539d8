-- Of spells: the newest dump or edition ($newest_by), where too many spells that have not
-- ended began longer before the newest of them than any can last.
with newest as (

    select max($newest_by) as newest from $batch

),

spells as (

    select
        typed.$newest_by as place,
        typed.$starts_on as began_on,
        typed.$ends_on as ended_by,
        max(typed.$starts_on) over () as newest_on
    from $batch as typed
    inner join newest
        on typed.$newest_by = newest.newest

)

select
    place,
    count(*) as faulty_rows
from spells
where
    ended_by is null
    and began_on + to_years($max_years) < newest_on
group by place
having count(*) > $max_rows
