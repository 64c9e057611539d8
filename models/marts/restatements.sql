-- The figures that an earlier edition gave differently, with their causes in words
-- (int_restatements__compared).
with compared as (

    select * from {{ ref('int_restatements__compared') }}

),

ranked as (

    select
        *,
        dense_rank() over (
            partition by partnership_code, edition_id, indicator_id
            order by period_start desc
        ) as period_rank
    from compared

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
    unreadable_case_count,
    is_unreadable,
    is_population_changed,
    is_code_list_changed,
    is_definition_changed,
    period_rank = 1 as is_newest_period,
    max(period_rank) over (
        partition by partnership_code, edition_id, indicator_id
    ) - 1 as other_period_count,
    concat_ws(
        '; ',
        case when late_case_count > 0 then 'cases recorded late' end,
        case when corrected_case_count > 0 then 'cases corrected' end,
        case when withdrawn_case_count > 0 then 'cases withdrawn' end,
        case
            when unreadable_case_count > 0 or is_unreadable
                then 'cases that could not be read'
        end,
        case when is_population_changed then 'another population estimate' end,
        case when is_code_list_changed then 'a code list changed' end,
        case
            when is_definition_changed
                then concat('a rule corrected', correction_phrase)
        end
    ) as explanation
from ranked
