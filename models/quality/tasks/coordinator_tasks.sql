-- Outstanding tasks before an edition goes to its committee.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

actions as (

    select * from {{ ref('remedial_actions') }}

),

report_editions as (

    select * from {{ ref('report_editions') }}

),

faults as (

    select * from {{ ref('prose_faults') }}

),

due_data as (

    select * from {{ ref('int_tasks__due_data') }}

),

refused_rows as (

    select * from {{ ref('int_tasks__refused_rows') }}

),

kinds as (

    select * from {{ ref('task') }}

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
