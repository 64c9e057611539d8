-- Decisions about a figure, shown with it.
--
-- 1. An override is shown with the computed status and never replaces it.
-- 2. A closed edition whose rule was corrected shows the value built now, together with
--    the closed value.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

overrides as (

    select * from {{ ref('status_override') }}

),

statuses as (

    select * from {{ ref('status') }}

),

corrections as (

    select * from {{ ref('edition_correction') }}

),

closed_series as (

    select * from {{ ref('stg_editions__closed_series') }}

)

select
    latest_periods.partnership_code,
    latest_periods.edition_id,
    latest_periods.indicator_id,
    overrides.status_code as override_status_code,
    case
        when overrides.status_code is not null
            then concat(
                    statuses.status_label, ' by the decision of the ',
                    overrides.role, ', ', {{ day_label('overrides.decided_on') }},
                    ': ', overrides.reason
                )
    end as override_note,
    case
        when corrections.indicator_id is not null
            then concat(
                    'Corrected after the report was closed, by the decision of ',
                    'the ', corrections.role, ', ',
                    {{ day_label('corrections.decided_on') }}, ': ',
                    corrections.reason
                )
    end as correction_note,
    closed_series.value_label as reported_value_label
from latest_periods
left join overrides
    on
        latest_periods.partnership_code = overrides.partnership_code
        and latest_periods.edition_id = overrides.edition_id
        and latest_periods.indicator_id = overrides.indicator_id
left join statuses
    on overrides.status_code = statuses.status_code
left join corrections
    on
        latest_periods.partnership_code = corrections.partnership_code
        and latest_periods.edition_id = corrections.edition_id
        and latest_periods.indicator_id = corrections.indicator_id
left join closed_series
    on
        corrections.partnership_code = closed_series.partnership_code
        and corrections.edition_id = closed_series.edition_id
        and corrections.indicator_id = closed_series.indicator_id
        and latest_periods.period_type = closed_series.period_type
        and latest_periods.period_start = closed_series.period_start
