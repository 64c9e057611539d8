-- Of the series: indicators without a case in any of their newest periods.
with aged as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        numerator,
        row_number() over (
            partition by partnership_code, edition_id, indicator_id
            order by period_start desc
        ) as age
    from $batch
    where value is not null

)

select indicator_id as place
from aged
where age <= $period_count
group by partnership_code, edition_id, indicator_id
having
    count(*) = $period_count
    and max(numerator) = 0
