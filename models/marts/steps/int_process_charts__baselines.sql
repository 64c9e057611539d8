-- 1. The limits are recalculated where the definition changes or a decision known at
--    the cut-off requires it; a decision can also fix them after a number of points.
-- 2. A value is 0 or more, and no more than the highest of its unit.
-- 3. Periods overlap where they share months with their neighbours.
with series as (

    select * from {{ ref('int_indicators__series') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

units as (

    select * from {{ ref('unit') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

decisions as (

    select * from {{ ref('process_chart_decision') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

in_order as (

    select
        series.*,
        units.highest_value as highest_of_unit,
        indicators.polarity,
        editions.data_cut_off_on,
        period_types.months > period_types.starts_every_months as is_overlapping,
        coalesce(
            series.definition_version
            != lag(series.definition_version) over (
                partition by
                    series.partnership_code, series.edition_id, series.indicator_id
                order by series.period_start
            ),
            false
        ) as is_redefined
    from series
    inner join indicators
        on series.indicator_id = indicators.indicator_id
    inner join units
        on indicators.unit = units.unit
    inner join editions
        on series.edition_id = editions.edition_id
    inner join period_types
        on series.period_type = period_types.period_type

),

decided as (

    select
        in_order.*,
        decisions.fixed_points as decided_points,
        in_order.is_redefined or decisions.period_start is not null as is_rebased,
        case
            when decisions.period_start is not null
                then concat(
                        case
                            when decisions.fixed_points is null
                                then 'Limits start anew: '
                            else concat(
                                    'Limits fixed after ', decisions.fixed_points,
                                    ' points: '
                                )
                        end,
                        decisions.reason, ' (', decisions.role, ', ',
                        {{ day_label('decisions.decided_on') }}, ')'
                    )
            when in_order.is_redefined then 'Limits start anew: the definition changed'
        end as rebase_note
    from in_order
    left join decisions
        on
            in_order.partnership_code = decisions.partnership_code
            and in_order.indicator_id = decisions.indicator_id
            and in_order.period_start = decisions.period_start
            and in_order.data_cut_off_on >= decisions.decided_on

),

grouped as (

    select
        *,
        max(case when is_rebased then period_start end) over (
            partition by partnership_code, edition_id, indicator_id
            order by period_start
            rows between unbounded preceding and current row
        ) as group_start
    from decided

)

select
    partnership_code,
    edition_id,
    indicator_id,
    period_type,
    period_start,
    period_end,
    period_label,
    highest_of_unit as highest_value,
    polarity,
    value,
    value_label,
    is_overlapping,
    is_rebased,
    rebase_note,
    max(decided_points) over (
        partition by partnership_code, edition_id, indicator_id, group_start
    ) as fixed_points
from grouped
