-- What stands between an edition and its committee.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

actions as (

    select * from {{ ref('remedial_actions') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

report_editions as (

    select * from {{ ref('report_editions') }}

),

faults as (

    select * from {{ ref('prose_faults') }}

),

kinds as (

    select * from {{ ref('task') }}

),

periods as (

    select * from {{ ref('dim_reporting_period') }}

),

dumps as (

    select * from {{ ref('fct_extract_dumps') }}

),

rejected as (

    select * from {{ ref('row_outcomes') }}

),

missing_actions as (

    select
        indicator_statuses.partnership_code,
        indicator_statuses.edition_id,
        'action_missing' as task_code,
        indicator_statuses.indicator_id as subject,
        cast(null as {{ dbt.type_string() }}) as owner_role,
        concat('Write the remedial action: ', indicator_statuses.title) as task
    from indicator_statuses
    left join actions
        on
            indicator_statuses.partnership_code = actions.partnership_code
            and indicator_statuses.edition_id = actions.edition_id
            and indicator_statuses.indicator_id = actions.indicator_id
    where
        indicator_statuses.status_code = 'major_concerns'
        and actions.action_number is null

),

missing_sign_offs as (

    select
        partnership_code,
        edition_id,
        'sign_off_missing' as task_code,
        title as subject,
        cast(null as {{ dbt.type_string() }}) as owner_role,
        'Sign the paper off: a row of seeds/reference/sign_off.csv' as task
    from report_editions
    where not is_signed_off

),

refused_texts as (

    select
        partnership_code,
        edition_id,
        'text_refused' as task_code,
        concat(seed_name, ', ', place) as subject,
        cast(null as {{ dbt.type_string() }}) as owner_role,
        {{ dbt.listagg('fault', "'; '", 'order by fault') }} as task
    from faults
    group by partnership_code, edition_id, seed_name, place

),

supplied_to as (

    select
        partnerships.partnership_code,
        editions.edition_id,
        extracts.extract_name,
        max(dumps.extracted_on) as extracted_on,
        max_by(dumps.covers_to, dumps.extracted_on) as covers_to
    from editions
    cross join partnerships
    cross join extracts
    left join dumps
        on
            extracts.extract_name = dumps.extract_name
            and partnerships.partnership_code = dumps.partnership_code
            and editions.data_cut_off_on >= dumps.extracted_on
    group by partnerships.partnership_code, editions.edition_id, extracts.extract_name

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

),

due_data as (

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

),

provisional_values as (

    select
        partnership_code,
        edition_id,
        'value_provisional' as task_code,
        indicator_id as subject,
        cast(null as {{ dbt.type_string() }}) as owner_role,
        concat(
            'The figure of ',
            period_label,
            ' was extracted before it had settled: ',
            title
        ) as task
    from indicator_statuses
    where is_provisional

),

-- the rows of the dump that the edition uses, and those whose dump cannot be read
refused_rows as (

    select
        supplied_to.partnership_code,
        supplied_to.edition_id,
        'rows_refused' as task_code,
        supplied_to.extract_name as subject,
        extracts.owner_role,
        concat(count(*), ' refused: see quality.rejected_rows') as task
    from supplied_to
    inner join extracts
        on supplied_to.extract_name = extracts.extract_name
    inner join rejected
        on
            supplied_to.extract_name = rejected.extract_name
            and coalesce(supplied_to.partnership_code = rejected.partnership_code, true)
            and (
                supplied_to.extracted_on = rejected.extracted_on
                or rejected.refusal_reasons like '%extracted_on:%'
            )
    where rejected.outcome_code = 'rejected'
    group by
        supplied_to.partnership_code,
        supplied_to.edition_id,
        supplied_to.extract_name,
        extracts.owner_role

),

tasks as (

    select * from missing_actions
    union all
    select * from missing_sign_offs
    union all
    select * from refused_texts
    union all
    select * from due_data
    union all
    select * from provisional_values
    union all
    select * from refused_rows

)

select
    tasks.partnership_code,
    tasks.edition_id,
    tasks.task_code,
    kinds.task_label,
    kinds.task_order,
    kinds.is_blocking,
    tasks.subject,
    tasks.owner_role,
    tasks.task
from tasks
left join kinds
    on tasks.task_code = kinds.task_code
