-- 1. A figure is withheld where its period is; its status only where the policy hides
--    it too.
-- 2. A change discloses both figures: the one of the previous edition counts too, as it
--    was reported then and as it is known now.
-- 3. A mean and all values but one disclose that one: what comes from a whole series is
--    withheld if one of its periods is; what comes from several editions, if one of any
--    edition is.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

withheld as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

withheld_series as (

    select
        partnership_code,
        edition_id,
        indicator_id
    from withheld
    group by partnership_code, edition_id, indicator_id

),

withheld_indicators as (

    select
        partnership_code,
        indicator_id
    from withheld
    group by partnership_code, indicator_id

),

withheld_statuses as (

    select
        indicator_statuses.partnership_code,
        indicator_statuses.edition_id,
        indicator_statuses.indicator_id,
        withheld.withheld_reason_code,
        withheld.is_status_hidden
    from indicator_statuses
    inner join withheld
        on
            indicator_statuses.partnership_code = withheld.partnership_code
            and indicator_statuses.edition_id = withheld.edition_id
            and indicator_statuses.indicator_id = withheld.indicator_id
            and indicator_statuses.period_start = withheld.period_start

)

select
    indicator_statuses.partnership_code,
    indicator_statuses.edition_id,
    indicator_statuses.indicator_id,
    withheld_statuses.withheld_reason_code,
    withheld_statuses.indicator_id is not null as is_withheld,
    coalesce(withheld_statuses.is_status_hidden, false) as is_status_withheld,
    withheld_series.indicator_id is not null as is_series_withheld,
    withheld_indicators.indicator_id is not null as is_any_edition_withheld,
    previous_statuses.indicator_id is not null
    or previous_periods.indicator_id is not null as is_previous_withheld,
    coalesce(previous_statuses.is_status_hidden, false) as is_previous_status_withheld
from indicator_statuses
left join withheld_statuses
    on
        indicator_statuses.partnership_code = withheld_statuses.partnership_code
        and indicator_statuses.edition_id = withheld_statuses.edition_id
        and indicator_statuses.indicator_id = withheld_statuses.indicator_id
left join withheld_series
    on
        indicator_statuses.partnership_code = withheld_series.partnership_code
        and indicator_statuses.edition_id = withheld_series.edition_id
        and indicator_statuses.indicator_id = withheld_series.indicator_id
left join withheld_indicators
    on
        indicator_statuses.partnership_code = withheld_indicators.partnership_code
        and indicator_statuses.indicator_id = withheld_indicators.indicator_id
left join withheld_statuses as previous_statuses
    on
        indicator_statuses.partnership_code = previous_statuses.partnership_code
        and indicator_statuses.previous_edition_id = previous_statuses.edition_id
        and indicator_statuses.indicator_id = previous_statuses.indicator_id
left join withheld as previous_periods
    on
        indicator_statuses.partnership_code = previous_periods.partnership_code
        and indicator_statuses.edition_id = previous_periods.edition_id
        and indicator_statuses.indicator_id = previous_periods.indicator_id
        and indicator_statuses.previous_period_start = previous_periods.period_start
