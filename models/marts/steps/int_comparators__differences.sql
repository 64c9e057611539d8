-- 1. A difference is the indicator's value less the comparator's, both unrounded.
-- 2. The limits of a difference of percentages are Newcombe's, from the counts of both;
--    an estimate that was modelled has none.
-- 3. If there is no difference, a reason is given.
with figures as (

    select * from {{ ref('int_comparators__figures') }}

),

units as (

    select * from {{ ref('unit') }}

),

confidence_levels as (

    select * from {{ ref('confidence_level') }}

),

measured as (

    select
        figures.*,
        units.denominator_kind,
        units.value_suffix,
        units.difference_suffix_one,
        units.difference_suffix,
        confidence_levels.z
    from figures
    inner join units
        on figures.unit = units.unit
    inner join confidence_levels
        on confidence_levels.confidence_level = 95

),

limited as (

    select
        *,
        value - comparator_value as difference,
        case
            when denominator_kind = 'cases' and coalesce(figure_basis, '') != 'modelled'
                then
                    100 * {{ newcombe_lower(
                        'numerator', 'denominator',
                        'comparator_numerator', 'comparator_denominator', 'z'
                    ) }}
        end as difference_lower_95,
        case
            when denominator_kind = 'cases' and coalesce(figure_basis, '') != 'modelled'
                then
                    100 * {{ newcombe_upper(
                        'numerator', 'denominator',
                        'comparator_numerator', 'comparator_denominator', 'z'
                    ) }}
        end as difference_upper_95,
        case
            when measure is null then 'no_published_measure'
            when not is_same_definition then 'other_definition'
            when value is null then 'no_value'
            when comparator_value is not null then null
            when is_measure_published and not is_period_published then 'other_period'
            else 'not_published'
        end as comparator_reason_code
    from measured

)

select
    partnership_code,
    edition_id,
    indicator_id,
    comparator_code,
    comparator_title,
    includes_council,
    measure,
    why_not,
    denominator_kind,
    value_suffix,
    difference_suffix_one,
    difference_suffix,
    decimal_places,
    period_start,
    period_label,
    value,
    comparator_numerator,
    comparator_denominator,
    comparator_value,
    difference,
    difference_lower_95,
    difference_upper_95,
    comparator_reason_code
from limited
