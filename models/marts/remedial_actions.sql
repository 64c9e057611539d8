-- An action is continuing where the indicator had major concerns in an earlier edition
-- and has none now; one for an indicator that was never of concern is marked as such.
with actions as (

    select * from {{ ref('remedial_action') }}

),

prose as (

    select * from {{ ref('report_prose') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

-- per indicator: number of editions of concern up to this one
concerns as (

    select
        indicator_statuses.*,
        count(*) filter (where indicator_statuses.status_code = 'major_concerns')
            over up_to_edition as major_count,
        count(*) filter (where indicator_statuses.status_code = 'some_concerns')
            over up_to_edition as some_count
    from indicator_statuses
    inner join editions
        on indicator_statuses.edition_id = editions.edition_id
    window up_to_edition as (
        partition by
            indicator_statuses.partnership_code, indicator_statuses.indicator_id
        order by editions.data_cut_off_on, editions.edition_id
        rows between unbounded preceding and current row
    )

),

judged as (

    select
        *,
        case
            when status_code = 'major_concerns' then 'current'
            when major_count > 0 then 'continuing'
            when some_count > 0 then 'current'
            else 'never_of_concern'
        end as standing_code
    from concerns

)

select
    judged.partnership_code,
    judged.edition_id,
    judged.indicator_id,
    actions.action_number,
    judged.title,
    judged.status_code,
    judged.standing_code,
    case judged.standing_code
        when 'current' then 'Current'
        when 'continuing' then 'Continuing: no longer major concerns'
        else 'The indicator never gave concern'
    end as standing_label,
    actions.owner_role,
    prose.paragraph as action,
    actions.decided_on,
    {{ day_label('actions.decided_on') }} as decided_on_label,
    actions.due_on,
    {{ day_label('actions.due_on') }} as due_on_label
from judged
inner join actions
    on
        judged.partnership_code = actions.partnership_code
        and judged.edition_id = actions.edition_id
        and judged.indicator_id = actions.indicator_id
inner join prose
    on
        actions.partnership_code = prose.partnership_code
        and actions.edition_id = prose.edition_id
        and prose.seed_name = 'remedial_action'
        and actions.indicator_id = prose.subject
        and actions.action_number = prose.paragraph_number
