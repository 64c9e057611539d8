-- 1. What the earlier edition said: as it was closed, or as it is built while it is open.
-- 2. A closed edition that is built otherwise than it was closed shows that the rules
--    are others: the code lists, where one has changed since, else the definition.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

closed_series as (

    select * from {{ ref('stg_editions__closed_series') }}

),

changed_code_lists as (

    select edition_id from {{ ref('stg_editions__changed_code_lists') }}
    group by edition_id

),

corrections as (

    select * from {{ ref('edition_correction') }}

),

restated_cases as (

    select * from {{ ref('int_indicators__restated_cases') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

reported as (

    select
        series.partnership_code,
        series.edition_id,
        editions.title,
        editions.data_cut_off_on,
        series.indicator_id,
        series.period_type,
        series.period_start,
        series.denominator as rebuilt_denominator,
        case
            when closed_series.edition_id is null then series.numerator
            else closed_series.numerator
        end as numerator,
        case
            when closed_series.edition_id is null then series.denominator
            else closed_series.denominator
        end as denominator,
        case
            when closed_series.edition_id is null then series.value_label
            else closed_series.value_label
        end as value_label,
        closed_series.edition_id is not null
        and (
            closed_series.numerator is distinct from series.numerator
            or closed_series.denominator is distinct from series.denominator
        ) as is_built_otherwise,
        changed_code_lists.edition_id is not null as is_code_list_changed
    from series
    inner join editions
        on series.edition_id = editions.edition_id
    left join closed_series
        on
            series.partnership_code = closed_series.partnership_code
            and series.edition_id = closed_series.edition_id
            and series.indicator_id = closed_series.indicator_id
            and series.period_type = closed_series.period_type
            and series.period_start = closed_series.period_start
    left join changed_code_lists
        on series.edition_id = changed_code_lists.edition_id

),

case_counts as (

    select
        partnership_code,
        edition_id,
        earlier_edition_id,
        indicator_id,
        period_start,
        count(*) filter (where cause_code = 'late') as late_case_count,
        count(*) filter (where cause_code = 'corrected') as corrected_case_count,
        count(*) filter (where cause_code = 'withdrawn') as withdrawn_case_count
    from restated_cases
    group by
        partnership_code,
        edition_id,
        earlier_edition_id,
        indicator_id,
        period_start

),

compared as (

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
        indicators.unit = 'per_1000'
        and (reported.rebuilt_denominator is distinct from series.denominator)
            as is_population_changed,
        reported.is_built_otherwise and reported.is_code_list_changed
            as is_code_list_changed,
        reported.is_built_otherwise and not reported.is_code_list_changed
            as is_definition_changed,
        case
            when corrections.indicator_id is null then ''
            else concat(
                    ' (', corrections.role, ', ',
                    {{ day_label('corrections.decided_on') }}, ': ',
                    corrections.reason, ')'
                )
        end as correction_phrase
    from series
    inner join editions
        on series.edition_id = editions.edition_id
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join reported
        on
            editions.data_cut_off_on > reported.data_cut_off_on
            and series.partnership_code = reported.partnership_code
            and series.indicator_id = reported.indicator_id
            and series.period_type = reported.period_type
            and series.period_start = reported.period_start
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

)

select
    partnership_code,
    edition_id,
    earlier_edition_id,
    earlier_title,
    indicator_id,
    period_type,
    period_start,
    period_label,
    earlier_numerator,
    earlier_denominator,
    earlier_value_label,
    numerator,
    denominator,
    value_label,
    late_case_count,
    corrected_case_count,
    withdrawn_case_count,
    is_population_changed,
    is_code_list_changed,
    is_definition_changed,
    concat_ws(
        '; ',
        case when late_case_count > 0 then 'cases recorded late' end,
        case when corrected_case_count > 0 then 'cases corrected' end,
        case when withdrawn_case_count > 0 then 'cases withdrawn' end,
        case when is_population_changed then 'another population estimate' end,
        case when is_code_list_changed then 'a code list changed' end,
        case
            when is_definition_changed
                then concat('a rule put right', correction_phrase)
        end
    ) as explanation
from compared
