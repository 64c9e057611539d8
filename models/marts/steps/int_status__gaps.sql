-- The gap between a value and its target in words: "20 points below".
--
-- 1. It is the difference of the two figures as they are printed.
-- 2. If these do not differ, or differ the other way round than the exact ones, it is
--    less than one unit of the last decimal place.
-- 3. If it would contradict the rating, it is more than the tolerance, or at most that.
with ratings as (

    select * from {{ ref('int_status__ratings') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

printed as (

    select
        ratings.partnership_code,
        ratings.edition_id,
        ratings.indicator_id,
        ratings.status_code,
        ratings.value,
        ratings.target,
        {{ plain_number('ratings.target') }} as target_number,
        {{ rounded_label('ratings.value', 'indicators.decimal_places') }}
            as value_number,
        cast(abs(ratings.target - ratings.amber_limit) as decimal(18, 6))
            as tolerated_gap,
        units.value_suffix,
        units.difference_suffix_one,
        units.difference_suffix
    from ratings
    inner join indicators
        on ratings.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    where ratings.target is not null

),

measured as (

    select
        *,
        cast(value_number as decimal(18, 8)) - cast(target_number as decimal(18, 8))
            as printed_difference,
        case
            when value_number not like '%.%' then '1'
            when value_number like '%.__%' then '0.01'
            else '0.1'
        end as last_place
    from printed

),

bounded as (

    select
        *,
        abs(printed_difference) as printed_gap,
        case
            when value = target then null
            when value > target and printed_difference <= 0 then 'less than '
            when value < target and printed_difference >= 0 then 'less than '
            when
                status_code = 'major_concerns'
                and abs(printed_difference) <= tolerated_gap
                then 'more than '
            when
                status_code = 'some_concerns'
                and abs(printed_difference) > tolerated_gap
                then 'at most '
        end as bound
    from measured

),

numbered as (

    select
        *,
        case bound
            when 'less than ' then last_place
            when 'more than '
                then {{ exact_number('floor(tolerated_gap * 100) / 100') }}
            when 'at most '
                then {{ exact_number('ceil(tolerated_gap * 100) / 100') }}
            else {{ exact_number('printed_gap') }}
        end as gap_number
    from bounded

)

select
    partnership_code,
    edition_id,
    indicator_id,
    concat(target_number, coalesce(value_suffix, '')) as target_label,
    case
        when value is null then null
        when value = target and printed_difference = 0 then 'equal to'
        when value = target then 'before rounding equal to'
        else concat(
                coalesce(bound, ''),
                {{ difference_label('gap_number') }},
                case when value > target then ' above' else ' below' end
            )
    end as gap_phrase
from numbered
