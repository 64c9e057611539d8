-- Of the reasons for lateness: indicators of an edition that no longer have any.
with reported as (

    select
        edition_id,
        indicator_id,
        sum(late_count) as late_count,
        count(*) filter (where reason_code != 'not_recorded') as reason_count
    from $batch
    group by edition_id, indicator_id

)

select
    concat(edition_id, ', ', indicator_id) as place,
    late_count as faulty_rows
from reported
where
    late_count >= $min_cases
    and reason_count = 0
    and indicator_id in (
        select with_reasons.indicator_id
        from reported as with_reasons
        where with_reasons.reason_count > 0
    )
