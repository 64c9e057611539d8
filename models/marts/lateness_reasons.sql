-- 1. A late case is one in the denominator but not the numerator of a timescale
--    indicator, in a period available to the edition that has a figure.
-- 2. Its reason is taken from its record; a missing reason is counted as not recorded,
--    so that the reasons of a period add up to its late cases.
with cases as (

    select * from {{ ref('indicator_cases') }}

),

series as (

    select * from {{ ref('indicator_series') }}

),

codes as (

    select * from {{ ref('code_list') }}

),

reasons as (

    {{ union_of_late_reasons() }}

),

-- suppliers spell a code in several ways
labels as (

    select
        code_list,
        code,
        min(label) as label
    from codes
    group by code_list, code

),

counted as (

    select
        cases.partnership_code,
        cases.edition_id,
        cases.indicator_id,
        cases.period_start,
        coalesce(reasons.reason_code, 'not_recorded') as reason_code,
        coalesce(labels.label, 'Not recorded') as late_reason_label,
        count(*) as late_count
    from cases
    inner join series
        on
            cases.partnership_code = series.partnership_code
            and cases.edition_id = series.edition_id
            and cases.indicator_id = series.indicator_id
            and cases.period_start = series.period_start
            and coalesce(series.value_reason_code, '') != 'not_readable'
    inner join reasons
        on
            cases.partnership_code = reasons.partnership_code
            and cases.edition_id = reasons.edition_id
            and cases.indicator_id = reasons.indicator_id
            and cases.case_id = reasons.case_id
    left join labels
        on
            reasons.code_list = labels.code_list
            and reasons.reason_code = labels.code
    where cases.numerator < cases.denominator
    group by
        cases.partnership_code,
        cases.edition_id,
        cases.indicator_id,
        cases.period_start,
        reasons.reason_code,
        labels.label

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    reason_code,
    late_reason_label,
    late_count,
    cast(
        sum(late_count) over (
            partition by partnership_code, edition_id, indicator_id, period_start
        ) as bigint
    ) as late_total
from counted
