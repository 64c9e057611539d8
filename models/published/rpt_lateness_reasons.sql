-- 1. The reasons of a period are shown together or not at all: none is shown if its
--    figure is withheld, or if the indicator is sensitive and few cases have one of the
--    reasons.
-- 2. A period whose figure is withheld has a row even if no case was late, because a
--    missing row would disclose that.
with reasons as (

    select * from {{ ref('lateness_reasons') }}

),

withheld_periods as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

policies as (

    select * from {{ ref('disclosure_policy') }}

),

indicators as (

    select indicator_id
    from reasons
    group by indicator_id

),

withheld as (

    select
        withheld_periods.partnership_code,
        withheld_periods.edition_id,
        withheld_periods.indicator_id,
        withheld_periods.period_start
    from withheld_periods
    inner join indicators
        on withheld_periods.indicator_id = indicators.indicator_id
    union
    select
        reasons.partnership_code,
        reasons.edition_id,
        reasons.indicator_id,
        reasons.period_start
    from reasons
    inner join policies
        on
            reasons.partnership_code = policies.partnership_code
            and reasons.indicator_id = policies.indicator_id
    where
        policies.is_sensitive
        and reasons.late_count between 1 and policies.minimum_count - 1

)

select
    reasons.partnership_code,
    reasons.edition_id,
    reasons.indicator_id,
    reasons.period_start,
    reasons.reason_code,
    reasons.late_reason_label,
    reasons.late_count,
    reasons.late_total
from reasons
left join withheld
    on
        reasons.partnership_code = withheld.partnership_code
        and reasons.edition_id = withheld.edition_id
        and reasons.indicator_id = withheld.indicator_id
        and reasons.period_start = withheld.period_start
where withheld.period_start is null
union all
select
    partnership_code,
    edition_id,
    indicator_id,
    period_start,
    'withheld' as reason_code,
    '[c]' as late_reason_label,
    cast(null as bigint) as late_count,
    cast(null as bigint) as late_total
from withheld
