-- Tests the policy directly, independent of the models that withhold.
select
    concat(
        'rpt_indicator_series shows indicator ',
        shown.indicator_id,
        ', edition ',
        shown.edition_id,
        ', ',
        shown.period_label, ', which the disclosure policy withholds.'
    ) as message
from {{ ref('rpt_indicator_series') }} as shown
inner join {{ ref('disclosure_policy') }} as policies
    on
        shown.partnership_code = policies.partnership_code
        and shown.indicator_id = policies.indicator_id
inner join {{ ref('indicator') }} as indicators
    on shown.indicator_id = indicators.indicator_id
inner join {{ ref('unit') }} as units
    on indicators.unit = units.unit
where
    policies.is_sensitive
    and (
        shown.numerator between 1 and policies.minimum_count - 1
        or (
            units.denominator_kind = 'cases'
            and (
                shown.denominator < policies.minimum_denominator
                and shown.denominator > 0
                or shown.denominator
                - shown.numerator between 1 and policies.minimum_count
                - 1
            )
        )
    )
union all
select
    concat(
        'rpt_indicator_status shows indicator ',
        shown.indicator_id,
        ', edition ',
        shown.edition_id,
        ', whose count the disclosure policy withholds.'
    ) as message
from {{ ref('rpt_indicator_status') }} as shown
inner join {{ ref('disclosure_policy') }} as policies
    on
        shown.partnership_code = policies.partnership_code
        and shown.indicator_id = policies.indicator_id
where
    policies.is_sensitive
    and shown.numerator between 1 and policies.minimum_count - 1
union all
select
    concat(
        'rpt_lateness_reasons shows indicator ',
        shown.indicator_id,
        ', edition ',
        shown.edition_id,
        ', with a number of late cases that the disclosure policy withholds.'
    ) as message
from {{ ref('rpt_lateness_reasons') }} as shown
inner join {{ ref('disclosure_policy') }} as policies
    on
        shown.partnership_code = policies.partnership_code
        and shown.indicator_id = policies.indicator_id
where
    policies.is_sensitive
    and (
        shown.late_count between 1 and policies.minimum_count - 1
        or shown.late_total between 1 and policies.minimum_count - 1
    )
union all
select
    concat(
        'rpt_indicator_status shows part of indicator ',
        indicator_id,
        ', edition ',
        edition_id,
        ', whose figure is withheld.'
    ) as message
from {{ ref('rpt_indicator_status') }}
where
    withheld_reason_code is not null
    and coalesce(
        cast(numerator as double), cast(denominator as double), value
    ) is not null
