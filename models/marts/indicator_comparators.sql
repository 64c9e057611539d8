-- 1. A comparator's figure has the same definition and period as the value
--    (int_comparators__figures); if it is missing, a reason is given.
-- 2. The difference is given with its limits (int_comparators__differences). In words
--    it is that of the printed figures.
with differences as (

    select * from {{ ref('int_comparators__differences') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

-- both figures at one decimal place at least, so that their difference says something
printed as (

    select
        *,
        {{ rounded_label('comparator_value', 'greatest(decimal_places, 1)') }}
            as comparator_number,
        {{ rounded_label('value', 'greatest(decimal_places, 1)') }} as value_number
    from differences

),

measured as (

    select
        *,
        cast(value_number as decimal(18, 8)) - cast(comparator_number as decimal(18, 8))
            as printed_difference
    from printed

),

-- "18.3% (1234/6789)", "2.1 points above", "0.5 to 3.9 points above"
phrased as (

    select
        *,
        concat(
            comparator_number,
            coalesce(value_suffix, ''),
            case
                when denominator_kind = 'cases' and comparator_numerator is not null
                    then concat(
                            ' (', comparator_numerator, '/', comparator_denominator, ')'
                        )
                else ''
            end
        ) as figure_phrase,
        case
            when round(difference, 8) = 0 then 'the same'
            when difference > 0 and printed_difference <= 0
                then concat('less than ', {{ difference_label("'0.1'") }}, ' above')
            when difference < 0 and printed_difference >= 0
                then concat('less than ', {{ difference_label("'0.1'") }}, ' below')
            else concat(
                    {{ difference_label(exact_number('abs(printed_difference)')) }},
                    case when difference > 0 then ' above' else ' below' end
                )
        end as gap_phrase,
        case
            when difference_lower_95 is null then 'no interval'
            when difference_lower_95 >= 0
                then concat(
                        '95% interval ',
                        {{ short_number('difference_lower_95') }},
                        ' to ',
                        {{ difference_label(
                            short_number('abs(difference_upper_95)')
                        ) }},
                        ' above'
                    )
            when difference_upper_95 <= 0
                then concat(
                        '95% interval ',
                        {{ short_number('abs(difference_upper_95)') }},
                        ' to ',
                        {{ difference_label(
                            short_number('abs(difference_lower_95)')
                        ) }},
                        ' below'
                    )
            else concat(
                    '95% interval ',
                    {{ difference_label(short_number('abs(difference_lower_95)')) }},
                    ' below to ',
                    {{ difference_label(short_number('abs(difference_upper_95)')) }},
                    ' above'
                )
        end as interval_phrase
    from measured

)

select
    phrased.partnership_code,
    phrased.edition_id,
    phrased.indicator_id,
    phrased.comparator_code,
    phrased.comparator_title,
    phrased.measure,
    phrased.period_start,
    phrased.period_label,
    case when phrased.comparator_value is not null then phrased.figure_phrase end
        as comparator_label,
    phrased.comparator_numerator,
    phrased.comparator_denominator,
    phrased.comparator_value,
    phrased.difference,
    phrased.difference_lower_95,
    phrased.difference_upper_95,
    case when phrased.difference_lower_95 is not null then 'newcombe' end
        as difference_method,
    phrased.includes_council,
    phrased.comparator_reason_code,
    case
        when phrased.comparator_reason_code is not null
            then concat(
                    phrased.comparator_title,
                    ': not compared. ',
                    coalesce(phrased.why_not, reasons.reason_label),
                    '.'
                )
        else concat(
                phrased.comparator_title,
                ': ',
                phrased.figure_phrase,
                ' in ',
                phrased.period_label,
                '; ',
                partnerships.council_name,
                ' ',
                phrased.value_number,
                coalesce(phrased.value_suffix, ''),
                ', ',
                phrased.gap_phrase,
                ', ',
                phrased.interval_phrase,
                '.',
                case
                    when phrased.includes_council
                        then concat(
                                ' ', phrased.comparator_title, ' contains the council.'
                            )
                    else ''
                end
            )
    end as comparator_explanation
from phrased
inner join partnerships
    on phrased.partnership_code = partnerships.partnership_code
left join reasons
    on phrased.comparator_reason_code = reasons.reason_code
