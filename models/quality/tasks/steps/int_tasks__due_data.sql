-- 1. Data are due from the first period of its supply that an extract does not yet
--    cover.
-- 2. They are overdue where they were due before the cut-off.
with supplied_to as (

    select * from {{ ref('int_tasks__supplied') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

-- the first period of its supply that an extract does not yet cover
next_periods as (

    select
        supplied_to.partnership_code,
        supplied_to.edition_id,
        supplied_to.extract_name,
        supplied_to.covers_to,
        extracts.owner_role,
        editions.data_cut_off_on,
        min_by(periods.period_label, periods.period_end) as period_label,
        {{ plus_days('min(periods.period_end)', 'extracts.supply_lag_days') }} as due_on
    from supplied_to
    inner join extracts
        on supplied_to.extract_name = extracts.extract_name
    inner join editions
        on supplied_to.edition_id = editions.edition_id
    inner join period_types
        on extracts.supply_period_type = period_types.period_type
    inner join periods
        on
            period_types.period_type = periods.period_type
            and coalesce(supplied_to.covers_to < periods.period_end, true)
            and editions.covers_to >= periods.period_end
    group by
        supplied_to.partnership_code,
        supplied_to.edition_id,
        supplied_to.extract_name,
        supplied_to.covers_to,
        extracts.owner_role,
        extracts.supply_lag_days,
        editions.data_cut_off_on

)

select
    partnership_code,
    edition_id,
    case when due_on < data_cut_off_on then 'data_overdue' else 'data_due' end
        as task_code,
    extract_name as subject,
    owner_role,
    concat(
        'Data of ', period_label, ' and after: ',
        case
            when covers_to is null then 'nothing received'
            else concat('received to ', {{ day_label('covers_to') }})
        end,
        ', due ', {{ day_label('due_on') }}
    ) as task
from next_periods
