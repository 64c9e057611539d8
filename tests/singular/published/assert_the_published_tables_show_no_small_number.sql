-- Written from the other side than the models that withhold: a number is shown only where
-- the policy of its indicator says that it may be.
with series as (

    select * from {{ ref('rpt_indicator_series') }}

),

statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

lateness as (

    select * from {{ ref('rpt_lateness_reasons') }}

),

policies as (

    select * from {{ ref('disclosure_policy') }}

),

indicators as (

    select * from {{ ref('indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

shown as (

    select
        'rpt_indicator_series' as table_name,
        partnership_code,
        indicator_id,
        edition_id,
        period_label as place_label,
        numerator as shown_count,
        denominator,
        value
    from series

    union all

    select
        'rpt_indicator_status' as table_name,
        partnership_code,
        indicator_id,
        edition_id,
        period_label as place_label,
        numerator as shown_count,
        denominator,
        value
    from statuses

    union all

    select
        'rpt_lateness_reasons' as table_name,
        partnership_code,
        indicator_id,
        edition_id,
        late_reason_label as place_label,
        late_count as shown_count,
        null as denominator,
        null as value
    from lateness

    union all

    select
        'rpt_lateness_reasons' as table_name,
        partnership_code,
        indicator_id,
        edition_id,
        late_reason_label as place_label,
        late_total as shown_count,
        null as denominator,
        null as value
    from lateness

),

judged as (

    select
        shown.*,
        coalesce(
            not policies.is_sensitive
            or (
                (shown.shown_count = 0 or shown.shown_count >= policies.minimum_count)
                and (
                    units.denominator_kind != 'cases'
                    or shown.denominator is null
                    or shown.denominator = 0
                    or (
                        shown.denominator >= policies.minimum_denominator
                        and (
                            shown.denominator = shown.shown_count
                            or shown.denominator - shown.shown_count
                            >= policies.minimum_count
                        )
                    )
                )
            ),
            false
        ) as may_be_shown
    from shown
    left join policies
        on
            shown.partnership_code = policies.partnership_code
            and shown.indicator_id = policies.indicator_id
    left join indicators
        on shown.indicator_id = indicators.indicator_id
    left join units
        on indicators.unit = units.unit
    where
        shown.shown_count is not null
        or shown.value is not null
        -- the population of a rate says nothing of its cases
        or (
            shown.denominator is not null
            and coalesce(units.denominator_kind, 'cases') != 'population'
        )

)

select
    concat(
        table_name, ' shows indicator ', indicator_id, ', edition ', edition_id, ', ',
        place_label, ', which the disclosure policy does not allow.'
    ) as message
from judged
where not may_be_shown

union all

select
    concat(
        'rpt_indicator_status shows part of indicator ', indicator_id, ', edition ',
        edition_id, ', whose figure is withheld.'
    ) as message
from statuses
where
    withheld_reason_code is not null
    and coalesce(
        cast(numerator as double), cast(denominator as double), value
    ) is not null
