-- Cases are matched by their record:
-- 1. late: it counts now, did not count then, and had no record then;
-- 2. withdrawn: it counted then, does not now, and has no record now;
-- 3. unreadable: something of it could not be read in one of the two editions;
-- 4. corrected: every other difference; its record was changed, or one that it depends
--    on.
with pairs as (

    select * from {{ ref('int_restatements__pairs') }}

),

series as (

    select * from {{ ref('int_indicators__series') }}

),

cases as (

    select * from {{ ref('indicator_cases') }}

),

records as (

    select * from {{ ref('indicator_records') }}

),

changed_periods as (

    select
        series.partnership_code,
        pairs.edition_id,
        pairs.earlier_edition_id,
        series.indicator_id,
        series.period_start
    from pairs
    inner join series
        on pairs.edition_id = series.edition_id
    inner join series as earlier_series
        on
            pairs.earlier_edition_id = earlier_series.edition_id
            and series.partnership_code = earlier_series.partnership_code
            and series.indicator_id = earlier_series.indicator_id
            and series.period_type = earlier_series.period_type
            and series.period_start = earlier_series.period_start
    where
        series.numerator is distinct from earlier_series.numerator
        or series.denominator is distinct from earlier_series.denominator

),

changed_cases as (

    select
        changed_periods.partnership_code,
        changed_periods.edition_id,
        changed_periods.earlier_edition_id,
        changed_periods.indicator_id,
        changed_periods.period_start,
        cases.case_id,
        bool_or(cases.outcome_code in ('unknown_outcome', 'unknown_scope'))
            as is_unknown,
        bool_or(cases.edition_id = changed_periods.edition_id) as is_counted_now,
        bool_or(cases.edition_id = changed_periods.earlier_edition_id)
            as is_counted_then
    from changed_periods
    inner join cases
        on
            changed_periods.partnership_code = cases.partnership_code
            and changed_periods.indicator_id = cases.indicator_id
            and changed_periods.period_start = cases.period_start
            and cases.edition_id
            in (changed_periods.edition_id, changed_periods.earlier_edition_id)
    group by
        changed_periods.partnership_code,
        changed_periods.edition_id,
        changed_periods.earlier_edition_id,
        changed_periods.indicator_id,
        changed_periods.period_start,
        cases.case_id
    -- counted in one of the two editions, or with another figure
    having
        count(cases.numerator) = 1
        or min(cases.numerator) != max(cases.numerator)
        or min(cases.denominator) != max(cases.denominator)

)

select
    changed_cases.partnership_code,
    changed_cases.edition_id,
    changed_cases.earlier_edition_id,
    changed_cases.indicator_id,
    changed_cases.period_start,
    changed_cases.case_id,
    case
        when changed_cases.is_unknown then 'unreadable'
        when not changed_cases.is_counted_then and records_then.case_id is null
            then 'late'
        when not changed_cases.is_counted_now and records_now.case_id is null
            then 'withdrawn'
        else 'corrected'
    end as cause_code
from changed_cases
left join records as records_then
    on
        changed_cases.partnership_code = records_then.partnership_code
        and changed_cases.earlier_edition_id = records_then.edition_id
        and changed_cases.indicator_id = records_then.indicator_id
        and changed_cases.case_id = records_then.case_id
left join records as records_now
    on
        changed_cases.partnership_code = records_now.partnership_code
        and changed_cases.edition_id = records_now.edition_id
        and changed_cases.indicator_id = records_now.indicator_id
        and changed_cases.case_id = records_now.case_id
