-- 1. A comparator's figure has the same definition and period as the value
--    (int_comparators__figures); if it is missing, a reason is given.
-- 2. The difference is given with its limits (int_comparators__differences).
with differences as (

    select * from {{ ref('int_comparators__differences') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

-- "18% (1234/6789)", "2.1 points above", "0.5 to 3.9 points above"
phrased as (

    select
        *,
        concat(
            {{ rounded_label('comparator_value', 'decimal_places') }},
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
            when {{ short_number('abs(difference)') }} = '0' then 'the same'
            else concat(
                    {{ difference_label(short_number('abs(difference)')) }},
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
    from differences

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
