-- Of the series: indicators whose past denominators changed since the edition before.
select newer.indicator_id as place
from $batch as newer
inner join core.dim_edition as editions
    on newer.edition_id = editions.edition_id
inner join $batch as older
    on
        newer.partnership_code = older.partnership_code
        and editions.previous_edition_id = older.edition_id
        and newer.indicator_id = older.indicator_id
        and newer.period_start = older.period_start
where older.denominator >= $min_denominator
group by newer.indicator_id
having
    count(*) filter (
        where
        abs(newer.denominator - older.denominator) > $max_change * older.denominator
    )
    > $max_share * count(*)
