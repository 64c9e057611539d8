-- 1. A value is compared with the comparator's figure of the same definition and of the
--    very period; where there is none, a reason says why.
-- 2. The comparator's value is the ratio of its counts, or as published where these are
--    not. A difference is the indicator's value less the comparator's, both unrounded.
-- 3. The limits of a difference of percentages are Newcombe's, from the counts of both.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

comparators as (

    select * from {{ ref('comparator') }}

),

measures as (

    select * from {{ ref('comparator_measure') }}

),

figures as (

    select * from {{ ref('int_indicators__comparator_figures') }}

),

confidence_levels as (

    select * from {{ ref('confidence_level') }}

),

reasons as (

    select * from {{ ref('reason') }}

),

published_measures as (

    select
        partnership_code,
        edition_id,
        comparator_code,
        measure
    from figures
    group by partnership_code, edition_id, comparator_code, measure

),

placed as (

    select
        statuses.partnership_code,
        statuses.edition_id,
        statuses.indicator_id,
        statuses.unit,
        statuses.period_start,
        statuses.period_label,
        statuses.value,
        cast(statuses.numerator as double) as numerator,
        cast(statuses.denominator as double) as denominator,
        indicators.decimal_places,
        partnerships.council_name,
        comparators.comparator_code,
        comparators.comparator_title,
        comparators.includes_council,
        measures.measure,
        measures.is_same_definition,
        measures.why_not,
        confidence_levels.z,
        published_measures.measure is not null as is_measure_published,
        figures.measure is not null as is_period_published,
        figures.numerator as comparator_numerator,
        figures.denominator as comparator_denominator,
        coalesce(
            case statuses.unit when 'percent' then 100e0 else 1000e0 end
            * figures.numerator
            / nullif(figures.denominator, 0),
            figures.value
        ) as comparator_value
    from statuses
    inner join indicators
        on statuses.indicator_id = indicators.indicator_id
    inner join partnerships
        on statuses.partnership_code = partnerships.partnership_code
    cross join comparators
    inner join confidence_levels
        on confidence_levels.confidence_level = 95
    left join measures
        on statuses.indicator_id = measures.indicator_id
    left join published_measures
        on
            statuses.partnership_code = published_measures.partnership_code
            and statuses.edition_id = published_measures.edition_id
            and comparators.comparator_code = published_measures.comparator_code
            and measures.measure = published_measures.measure
    left join figures
        on
            statuses.partnership_code = figures.partnership_code
            and statuses.edition_id = figures.edition_id
            and comparators.comparator_code = figures.comparator_code
            and measures.measure = figures.measure
            and statuses.period_type = figures.period_type
            and statuses.period_start = figures.period_start
            and measures.is_same_definition

),

limited as (

    select
        *,
        value - comparator_value as difference,
        case
            when unit = 'percent'
                then
                    100 * {{ newcombe_lower(
                        'numerator', 'denominator',
                        'comparator_numerator', 'comparator_denominator', 'z'
                    ) }}
        end as difference_lower_95,
        case
            when unit = 'percent'
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
    from placed

),

-- "18% (1234/6789)", "2.1 points above", "0.5 to 3.9 points above"
phrased as (

    select
        *,
        concat(
            {{ rounded_label('comparator_value', 'decimal_places') }},
            case unit when 'percent' then '%' else ' per 1,000' end,
            case
                when unit = 'percent' and comparator_numerator is not null
                    then concat(
                            ' (', comparator_numerator, '/', comparator_denominator, ')'
                        )
                else ''
            end
        ) as figure_phrase,
        case
            when {{ short_number('abs(difference)') }} = '0' then 'the same'
            else concat(
                    {{ points_label('difference', 'unit') }},
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
                        {{ points_label('difference_upper_95', 'unit') }},
                        ' above'
                    )
            when difference_upper_95 <= 0
                then concat(
                        '95% interval ',
                        {{ short_number('abs(difference_upper_95)') }},
                        ' to ',
                        {{ points_label('difference_lower_95', 'unit') }},
                        ' below'
                    )
            else concat(
                    '95% interval ',
                    {{ points_label('difference_lower_95', 'unit') }},
                    ' below to ',
                    {{ points_label('difference_upper_95', 'unit') }},
                    ' above'
                )
        end as interval_phrase
    from limited

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
                phrased.council_name,
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
left join reasons
    on phrased.comparator_reason_code = reasons.reason_code
