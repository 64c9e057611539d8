-- Of spells: the newest dump or edition ($newest_by), where too many spells begin
-- before the one before them of the same $spell_of has ended.
with newest as (

    select max($newest_by) as newest from $batch

),

spells as (

    select
        typed.$newest_by,
        coalesce(typed.$ends_on, date '9999-12-31') > lead(typed.$starts_on) over (
            partition by typed.partnership_code, typed.$spell_of
            order by typed.$starts_on, typed.$ends_on
        ) as is_overlapping
    from $batch as typed
    inner join newest
        on typed.$newest_by = newest.newest
    where
        typed.$starts_on is not null
        and typed.$spell_of is not null

)

select
    $newest_by as place,
    count(*) filter (where is_overlapping) as faulty_rows
from spells
group by $newest_by
having count(*) filter (where is_overlapping)
    > greatest($max_rows, $max_share * count(*))
