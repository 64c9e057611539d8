-- Primary suppression, of the indicators that the policy marks as sensitive. Zero is
-- shown. For a percentage the count, the remainder and a small denominator are checked;
-- for a rate or a count, the count. Count, denominator, value and label are withheld
-- together.
with series as (

    select * from {{ ref('indicator_series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

policies as (

    select * from {{ ref('disclosure_policy') }}

)

select
    series.partnership_code,
    series.edition_id,
    series.indicator_id,
    series.period_start,
    policies.is_status_hidden,
    case
        when
            series.numerator between 1 and policies.minimum_count - 1
            then 'small_count'
        when
            units.denominator_kind = 'cases'
            and series.denominator
            - series.numerator between 1 and policies.minimum_count
            - 1
            then 'small_remainder'
        else 'small_denominator'
    end as withheld_reason_code
from series
inner join indicators
    on series.indicator_id = indicators.indicator_id
inner join units
    on indicators.unit = units.unit
inner join policies
    on
        series.partnership_code = policies.partnership_code
        and series.indicator_id = policies.indicator_id
where
    policies.is_sensitive
    and (
        series.numerator between 1 and policies.minimum_count - 1
        or (
            units.denominator_kind = 'cases'
            and (
                series.denominator
                - series.numerator between 1 and policies.minimum_count
                - 1
                or series.denominator between 1 and policies.minimum_denominator - 1
            )
        )
    )
