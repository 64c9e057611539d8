-- A figure withheld in one public table cannot be read from another.
with statuses as (

    select * from {{ ref('rpt_indicator_status') }}

),

series as (

    select * from {{ ref('rpt_indicator_series') }}

),

changes as (

    select * from {{ ref('rpt_edition_changes') }}

),

compared as (

    select * from {{ ref('rpt_indicator_comparators') }}

),

reasons as (

    select * from {{ ref('rpt_lateness_reasons') }}

),

restatements as (

    select * from {{ ref('rpt_restatements') }}

),

told as (

    select
        'rpt_edition_changes' as model,
        edition_id,
        indicator_id
    from changes
    where
        (value_label = '[c]' or previous_value_label = '[c]')
        and (
            value_change_code is not null
            or value_change_label != '[c]'
            or movement not like 'Not shown%'
        )
    union all
    select
        'rpt_indicator_comparators' as model,
        compared.edition_id,
        compared.indicator_id
    from compared
    inner join statuses
        on
            compared.partnership_code = statuses.partnership_code
            and compared.edition_id = statuses.edition_id
            and compared.indicator_id = statuses.indicator_id
    where
        statuses.withheld_reason_code is not null
        and (
            coalesce(
                compared.difference,
                compared.difference_lower_95,
                compared.difference_upper_95
            ) is not null
            or compared.difference_method is not null
            or (
                compared.comparator_reason_code is null
                and compared.comparator_explanation not like '%: [c]'
            )
        )
    union all
    select
        'rpt_lateness_reasons' as model,
        reasons.edition_id,
        reasons.indicator_id
    from reasons
    inner join series
        on
            reasons.partnership_code = series.partnership_code
            and reasons.edition_id = series.edition_id
            and reasons.indicator_id = series.indicator_id
            and reasons.period_start = series.period_start
    where
        series.value_label = '[c]'
        and reasons.reason_code != 'withheld'
    union all
    select
        'rpt_restatements' as model,
        edition_id,
        indicator_id
    from restatements
    where
        (value_label = '[c]') != (coalesce(earlier_value_label, '') = '[c]')
        or (value_label = '[c]' and explanation not like 'Not shown%')

)

select
    concat(
        'published.', model, ' tells of indicator ', indicator_id, ', edition ',
        edition_id, ', what another public table withholds. Do not publish: correct ',
        'models/published/', model, '.sql.'
    ) as message
from told
group by model, edition_id, indicator_id
