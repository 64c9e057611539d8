-- The reasons of a period count each of its late cases once.
with late_reasons as (

    select * from {{ ref('lateness_reasons') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

summed as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        sum(late_count) as late_count,
        min(late_count) as least_count,
        min(late_total) as lowest_total,
        max(late_total) as highest_total
    from late_reasons
    group by partnership_code, edition_id, indicator_id, period_start

)

select
    concat(
        'Indicator ', series.indicator_id, ', edition ', series.edition_id, ', ',
        series.period_label, ': ', series.denominator - series.numerator, ' cases are ',
        'late, and the reasons of marts.lateness_reasons count ',
        coalesce(summed.late_count, 0), '. Look at the join of a case to its record, ',
        'macros/indicators/union_of_late_reasons.sql.'
    ) as message
from series
left join summed
    on
        series.partnership_code = summed.partnership_code
        and series.edition_id = summed.edition_id
        and series.indicator_id = summed.indicator_id
        and series.period_start = summed.period_start
where
    series.indicator_id in (select known.indicator_id from summed as known)
    and (
        summed.least_count < 1
        or summed.late_count != summed.lowest_total
        or summed.late_count != summed.highest_total
        or coalesce(summed.late_count, 0)
        is distinct from coalesce(series.denominator - series.numerator, 0)
    )
