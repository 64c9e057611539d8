-- 1. The value is that of the known cases. Its bounds are the least and the most that it
--    could be: every unknown case not counted or counted, and every floating record
--    against it (worst-case bounds of Manski for a proportion).
-- 2. A figure that is published without its counts is used as it is.
-- 3. There is no value where more than a set share of the cases is unknown, or all are.
with counted as (

    select
        *,
        numerator + unknown_case_count + floating_count as possible_numerator
    from {{ ref('int_indicators__counted') }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

bounded as (

    select
        counted.*,
        counted.unknown_case_count + counted.floating_count as unknown_count,
        case
            when counted.denominator_kind = 'cases'
                then counted.denominator + counted.unknown_case_count
            else counted.denominator
        end as possible_denominator,
        greatest(counted.numerator - counted.floating_count, 0) as fewest,
        case
            when counted.denominator_kind = 'cases'
                then
                    least(
                        counted.possible_numerator,
                        counted.denominator + counted.unknown_case_count
                    )
            else counted.possible_numerator
        end as most,
        case
            when counted.denominator_kind = 'cases' then counted.denominator
            else counted.numerator
        end as known_count,
        parameters.parameter_value as unreadable_share
    from counted
    inner join parameters
        on parameters.parameter_id = 'unreadable_share'

),

readable as (

    select
        *,
        unknown_count = 0
        or (
            source_reason_code is null
            and known_count > 0
            and unknown_count <= unreadable_share * (known_count + unknown_count)
        ) as is_readable
    from bounded

),

-- the ratio of each indicator; int_comparators__figures has that of published counts
valued as (

    select
        *,
        case
            when not is_readable or source_reason_code is not null then null
            when numerator is null then published_value
            when denominator_kind = 'none' then cast(numerator as double)
            when denominator > 0 then multiplier * numerator / denominator
        end as value,
        case
            when not is_readable then null
            when numerator is null then published_value
            when denominator_kind = 'none' then cast(fewest as double)
            when possible_denominator > 0
                then multiplier * fewest / possible_denominator
        end as lowest_value,
        case
            when not is_readable then null
            when numerator is null then published_value
            when denominator_kind = 'none' then cast(most as double)
            when possible_denominator > 0 then multiplier * most / possible_denominator
        end as highest_value
    from readable

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_type,
    period_start,
    period_end,
    period_label,
    case when is_readable then numerator end as numerator,
    case when is_readable then denominator end as denominator,
    value,
    case
        when value is not null
            then concat(
                    {{ rounded_label('value', 'decimal_places') }},
                    coalesce(value_suffix, ''),
                    case
                        when denominator_kind = 'cases' and numerator is not null
                            then concat(' (', numerator, '/', denominator, ')')
                        else ''
                    end
                )
    end as value_label,
    case
        when source_reason_code is not null then source_reason_code
        when not is_readable then 'not_readable'
        when value is null then 'no_cases'
    end as value_reason_code,
    unknown_count,
    case when value is not null then lowest_value end as lowest_value,
    case when value is not null then highest_value end as highest_value,
    case
        when value is not null and unknown_count > 0
            then concat(
                    unknown_count,
                    case
                        when denominator_kind = 'cases'
                            then concat(' of ', possible_denominator)
                        else ''
                    end,
                    case
                        when unknown_count = 1 and denominator_kind != 'cases'
                            then ' case'
                        else ' cases'
                    end,
                    ' could not be read: between ',
                    {{ rounded_label('lowest_value', 'decimal_places') }},
                    coalesce(value_suffix, ''),
                    ' and ',
                    {{ rounded_label('highest_value', 'decimal_places') }},
                    coalesce(value_suffix, '')
                )
    end as bounds_label,
    population_year,
    definition_version,
    is_provisional
from valued
