-- 1. The figures that an edition reported: as closed, or as built while the edition is
--    open.
-- 2. A closed edition whose build gives other counts than it was closed with has
--    changed rules: its code lists, if one has changed since, else its definition.
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

editions as (

    select * from {{ ref('dim_edition') }}

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
        ) as is_rebuilt_differently,
        changed_code_lists.edition_id is not null as has_other_code_lists
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

)

select
    partnership_code,
    edition_id,
    title,
    data_cut_off_on,
    indicator_id,
    period_type,
    period_start,
    numerator,
    denominator,
    value_label,
    rebuilt_denominator,
    is_rebuilt_differently and has_other_code_lists as is_code_list_changed,
    is_rebuilt_differently and not has_other_code_lists as is_definition_changed
from reported
