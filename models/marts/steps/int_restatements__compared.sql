-- 1. A period is restated where an edition with a later cut-off has a numerator or
--    denominator that differs from the one an earlier edition reported
--    (int_restatements__reported).
-- 2. Its causes are the cases that count differently, another population estimate,
--    another code list, or a rule that was corrected.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

reported as (

    select * from {{ ref('int_restatements__reported') }}

),

case_counts as (

    select * from {{ ref('int_restatements__case_counts') }}

),

corrections as (

    select * from {{ ref('edition_correction') }}

),

pairs as (

    select * from {{ ref('int_restatements__pairs') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

)

select
    series.partnership_code,
    series.edition_id,
    reported.edition_id as earlier_edition_id,
    reported.title as earlier_title,
    series.indicator_id,
    series.period_type,
    series.period_start,
    series.period_label,
    reported.numerator as earlier_numerator,
    reported.denominator as earlier_denominator,
    reported.value_label as earlier_value_label,
    series.numerator,
    series.denominator,
    series.value_label,
    coalesce(case_counts.late_case_count, 0) as late_case_count,
    coalesce(case_counts.corrected_case_count, 0) as corrected_case_count,
    coalesce(case_counts.withdrawn_case_count, 0) as withdrawn_case_count,
    coalesce(case_counts.unreadable_case_count, 0) as unreadable_case_count,
    coalesce(series.value_reason_code = 'not_readable', false)
    or coalesce(earlier_series.value_reason_code = 'not_readable', false)
        as is_unreadable,
    units.denominator_kind = 'population'
    and (reported.rebuilt_denominator is distinct from series.denominator)
        as is_population_changed,
    reported.is_code_list_changed,
    reported.is_definition_changed,
    case
        when
            corrections.indicator_id is not null
            then concat(
                    ' (', corrections.role, ', ',
                    {{ day_label('corrections.decided_on') }}, ': ',
                    corrections.reason, ')'
                )
    end as correction_phrase
from series
inner join pairs
    on series.edition_id = pairs.edition_id
inner join indicators
    on series.indicator_id = indicators.indicator_id
inner join units
    on indicators.unit = units.unit
inner join reported
    on
        pairs.earlier_edition_id = reported.edition_id
        and series.partnership_code = reported.partnership_code
        and series.indicator_id = reported.indicator_id
        and series.period_type = reported.period_type
        and series.period_start = reported.period_start
left join series as earlier_series
    on
        reported.partnership_code = earlier_series.partnership_code
        and reported.edition_id = earlier_series.edition_id
        and reported.indicator_id = earlier_series.indicator_id
        and reported.period_start = earlier_series.period_start
left join corrections
    on
        reported.partnership_code = corrections.partnership_code
        and reported.edition_id = corrections.edition_id
        and reported.indicator_id = corrections.indicator_id
left join case_counts
    on
        series.partnership_code = case_counts.partnership_code
        and series.edition_id = case_counts.edition_id
        and reported.edition_id = case_counts.earlier_edition_id
        and series.indicator_id = case_counts.indicator_id
        and series.period_start = case_counts.period_start
where
    reported.numerator is distinct from series.numerator
    or reported.denominator is distinct from series.denominator
