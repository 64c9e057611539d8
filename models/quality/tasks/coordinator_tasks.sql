-- Outstanding tasks before an edition goes to its committee.
with tasks_of_statuses as (

    select * from {{ ref('int_tasks__statuses') }}

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

unread_cells as (

    select * from {{ ref('int_tasks__unread_cells') }}

),

stakes as (

    select * from {{ ref('int_tasks__unread_stakes') }}

),

kinds as (

    select * from {{ ref('task') }}

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

tasks as (

    select * from tasks_of_statuses
    union all
    select * from missing_sign_offs
    union all
    select * from refused_texts
    union all
    select * from due_data
    union all
    select * from unread_cells
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
    tasks.task,
    coalesce(stakes.status_count, 0) as status_count_at_stake,
    coalesce(stakes.case_count, 0) as case_count_at_stake
from tasks
left join kinds
    on tasks.task_code = kinds.task_code
left join stakes
    on
        tasks.task_code in ('cells_unread', 'rows_refused')
        and tasks.partnership_code = stakes.partnership_code
        and tasks.edition_id = stakes.edition_id
        and tasks.subject = stakes.extract_name
