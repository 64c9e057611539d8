-- Known cases make the counts. Floating records are counted apart: each may flip, move,
-- remove or add as many known cases as the seed unread_effect says.
with cases as (

    select * from {{ ref('indicator_cases') }}

),

unread as (

    select * from {{ ref('int_unread__by_period') }}

),

floating as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        sum(case_count) as floating_count
    from unread
    where effect_code = 'link'
    group by partnership_code, edition_id, indicator_id, period_start

),

counted as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        period_start,
        count(*) filter (where outcome_code in ('counted', 'not_counted'))
            as known_count,
        count(*) filter (where outcome_code in ('unknown_outcome', 'unknown_scope'))
            as unknown_count,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        max(published_value) as published_value
    from cases
    group by partnership_code, edition_id, indicator_id, period_start

)

select
    coalesce(counted.partnership_code, floating.partnership_code) as partnership_code,
    coalesce(counted.edition_id, floating.edition_id) as edition_id,
    coalesce(counted.indicator_id, floating.indicator_id) as indicator_id,
    coalesce(counted.period_start, floating.period_start) as period_start,
    cast(counted.numerator as bigint) as numerator,
    cast(counted.denominator as bigint) as denominator,
    counted.published_value,
    coalesce(counted.known_count, 0) as known_count,
    coalesce(counted.unknown_count, 0) as unknown_count,
    cast(coalesce(floating.floating_count, 0) as bigint) as floating_count
from counted
full join floating
    on
        counted.partnership_code = floating.partnership_code
        and counted.edition_id = floating.edition_id
        and counted.indicator_id = floating.indicator_id
        and counted.period_start = floating.period_start
