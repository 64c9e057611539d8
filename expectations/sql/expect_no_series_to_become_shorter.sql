-- Of the series: indicators with fewer periods than in the edition before.
with period_counts as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        count(*) as period_count
    from $batch
    group by partnership_code, edition_id, indicator_id

)

select newer.indicator_id as place
from period_counts as newer
inner join core.dim_edition as editions
    on newer.edition_id = editions.edition_id
inner join period_counts as older
    on
        newer.partnership_code = older.partnership_code
        and editions.previous_edition_id = older.edition_id
        and newer.indicator_id = older.indicator_id
where newer.period_count < older.period_count
