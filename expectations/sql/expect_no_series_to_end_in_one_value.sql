-- Of the series: indicators with identical counts in all of their newest periods.
with aged as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        numerator,
        denominator,
        row_number() over (
            partition by partnership_code, edition_id, indicator_id
            order by period_start desc
        ) as age
    from $batch
    where numerator is not null

)

select indicator_id as place
from aged
where age <= $period_count
group by partnership_code, edition_id, indicator_id
having
    count(*) = $period_count
    and count(distinct concat_ws(' of ', numerator, denominator)) = 1
