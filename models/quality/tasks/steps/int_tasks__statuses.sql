-- 1. An indicator with major concerns needs a remedial action.
-- 2. A status that is not firm is mended, or accepted by a decision.
-- 3. A figure that had not settled may change.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

actions as (

    select * from {{ ref('remedial_actions') }}

),

doubts as (

    select * from {{ ref('figures_in_doubt') }}

),

missing_actions as (

    select
        indicator_statuses.partnership_code,
        indicator_statuses.edition_id,
        'action_missing' as task_code,
        indicator_statuses.indicator_id as subject,
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

statuses_in_doubt as (

    select
        partnership_code,
        edition_id,
        'status_in_doubt' as task_code,
        indicator_id as subject,
        concat(
            doubt_label,
            '. Have what could not be read corrected and sent again, or accept the '
            || 'status: a row of seeds/reference/gate_decision.csv with check_id '
            || 'marts.indicator_status.statuses_are_firm, place ',
            indicator_id, ', edition_id ', edition_id,
            ', accepted_by, accepted_on and reason'
        ) as task
    from doubts
    where
        not is_status_firm
        and not is_accepted

),

provisional_values as (

    select
        partnership_code,
        edition_id,
        'value_provisional' as task_code,
        indicator_id as subject,
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
    select * from statuses_in_doubt
    union all
    select * from provisional_values

)

select
    partnership_code,
    edition_id,
    task_code,
    subject,
    cast(null as {{ dbt.type_string() }}) as owner_role,
    task
from tasks
