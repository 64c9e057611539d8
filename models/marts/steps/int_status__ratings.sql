-- Why is it red? The status of each indicator in force, and how it is derived.
--
-- 1. The rule, target and tolerance are those decided by the cut-off and in force on
--    the last day of the period.
-- 2. Under the rule `benchmark` the published figure is the target; if it is missing,
--    the indicator's own target applies.
-- 3. The amber limit is the target, moved by the tolerance to the worse side, in points
--    or in per cent of the target.
-- 4. At or better than the target: no concerns. Worse, but within the amber limit: some
--    concerns. Beyond it: major concerns. Without a value, or with a rule that shows the
--    number unrated: not applicable, with the reason (macro status_of_value).
-- 5. A status is firm where the least and the most that the value could be are rated
--    alike, and no row that could be another benchmark is unread.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

targets as (

    select * from {{ ref('indicator_target') }}

),

benchmarks as (

    select * from {{ ref('int_indicators__benchmarks') }}

),

unread_benchmarks as (

    select * from {{ ref('int_unread__benchmarks') }}

),

targeted as (

    select
        latest_periods.partnership_code,
        latest_periods.edition_id,
        latest_periods.indicator_id,
        latest_periods.polarity,
        latest_periods.value,
        latest_periods.lowest_value,
        latest_periods.highest_value,
        latest_periods.value_reason_code,
        coalesce(unread_benchmarks.unread_count > 0, false) as is_benchmark_unread,
        targets.status_rule,
        targets.tolerance,
        targets.tolerance_kind,
        coalesce(benchmarks.value, targets.target) as target,
        coalesce(benchmarks.target_source, targets.target_note) as target_source,
        coalesce(benchmarks.target_name, 'the target') as target_name,
        targets.standing as target_standing
    from latest_periods
    left join targets
        on
            latest_periods.partnership_code = targets.partnership_code
            and latest_periods.indicator_id = targets.indicator_id
            and latest_periods.decided_for
            between targets.effective_from and targets.effective_to
            and latest_periods.data_cut_off_on >= targets.decided_on
    left join benchmarks
        on
            latest_periods.partnership_code = benchmarks.partnership_code
            and latest_periods.edition_id = benchmarks.edition_id
            and latest_periods.indicator_id = benchmarks.indicator_id
            and targets.status_rule = 'benchmark'
    left join unread_benchmarks
        on
            latest_periods.partnership_code = unread_benchmarks.partnership_code
            and latest_periods.edition_id = unread_benchmarks.edition_id
            and latest_periods.indicator_id = unread_benchmarks.indicator_id
            and targets.status_rule = 'benchmark'

),

limited as (

    select
        *,
        cast(
            target
            + case polarity when 'higher_is_better' then -1 else 1 end
            * case tolerance_kind
                when 'points' then tolerance
                when 'relative' then target * tolerance / 100
            end as decimal(18, 6)
        ) as amber_limit
    from targeted

),

rated as (

    select
        *,
        {{ status_of_value('value') }} as status_code,
        {{ status_of_value('lowest_value') }} as lowest_status_code,
        {{ status_of_value('highest_value') }} as highest_status_code
    from limited

)

select
    partnership_code,
    edition_id,
    indicator_id,
    polarity,
    value,
    status_rule,
    target,
    target_name,
    target_source,
    target_standing,
    tolerance,
    tolerance_kind,
    amber_limit,
    status_code,
    case
        when value is null then value_reason_code
        when status_rule = 'data_only' then 'data_only'
    end as status_reason_code,
    coalesce(
        status_rule = 'data_only'
        or (
            status_code = lowest_status_code
            and status_code = highest_status_code
            and not is_benchmark_unread
            and coalesce(value_reason_code != 'not_readable', true)
        ),
        false
    ) as is_status_firm
from rated
