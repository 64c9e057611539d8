-- How many cases would change the status, the number of cases staying the same.
--
-- 1. Every whole number of counted cases next to the target and to the amber limit is
--    rated as the value is; the nearest with a better and with a worse status counts.
-- 2. So it is for the target that the previous edition had.
-- 3. A figure published without its counts, or modelled, has no distance.
with latest_periods as (

    select * from {{ ref('int_status__latest_periods') }}

),

ratings as (

    select * from {{ ref('int_status__ratings') }}

),

units as (

    select * from {{ ref('unit') }}

),

indicators as (

    select * from {{ ref('dim_indicator') }}

),

statuses as (

    select * from {{ ref('status') }}

),

targeted as (

    select
        latest_periods.partnership_code,
        latest_periods.edition_id,
        latest_periods.indicator_id,
        case ratings.edition_id
            when latest_periods.edition_id then 'in_force' else 'previous'
        end as target_code,
        ratings.status_rule,
        latest_periods.polarity,
        ratings.target,
        ratings.amber_limit,
        latest_periods.numerator,
        units.multiplier,
        case units.denominator_kind
            when 'none' then 1 else latest_periods.denominator
        end as base,
        case units.denominator_kind when 'cases' then latest_periods.denominator end
            as most
    from latest_periods
    inner join ratings
        on
            latest_periods.partnership_code = ratings.partnership_code
            and latest_periods.indicator_id = ratings.indicator_id
            and ratings.edition_id
            in (latest_periods.edition_id, latest_periods.previous_edition_id)
    inner join units
        on latest_periods.unit = units.unit
    inner join indicators
        on
            latest_periods.indicator_id = indicators.indicator_id
            and indicators.figure_basis != 'modelled'
    where
        latest_periods.value is not null
        and latest_periods.numerator is not null
        and ratings.status_rule != 'data_only'

),

limits as (

    select
        *,
        target as limit_value
    from targeted
    union all
    select
        *,
        amber_limit as limit_value
    from targeted

),

numbers as (

    select {{ each_number(4) }} as number_after

),

-- two whole numbers on either side of each limit, of the cases that there are
neighbours as (

    select
        limits.*,
        cast(floor(limits.limit_value * limits.base / limits.multiplier) as bigint)
        + numbers.number_after - 2 as counted
    from limits
    cross join numbers

),

compared as (

    select
        *,
        counted - numerator as added,
        {{ status_of_value('multiplier * numerator / base') }} as status_code,
        {{ status_of_value('multiplier * counted / base') }} as other_status_code
    from neighbours
    where counted >= 0 and coalesce(counted <= most, true)

),

ranked as (

    select
        compared.*,
        statuses.status_order - other_statuses.status_order as ranks_better
    from compared
    inner join statuses
        on compared.status_code = statuses.status_code
    inner join statuses as other_statuses
        on compared.other_status_code = other_statuses.status_code

)

select
    partnership_code,
    edition_id,
    indicator_id,
    target_code,
    target,
    amber_limit,
    status_code,
    min_by(added, abs(added)) filter (where ranks_better > 0) as cases_to_better,
    min_by(other_status_code, abs(added)) filter (where ranks_better > 0)
        as better_status_code,
    min_by(added, abs(added)) filter (where ranks_better < 0) as cases_to_worse,
    min_by(other_status_code, abs(added)) filter (where ranks_better < 0)
        as worse_status_code
from ranked
group by all
