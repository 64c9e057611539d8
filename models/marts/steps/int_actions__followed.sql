-- 1. An action is followed in each edition after the one that decided it, by cut-off.
-- 2. It is not comparable where the indicator was redefined in between, unless the
--    decision allows the comparison.
with actions as (

    select * from {{ ref('remedial_actions') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

revisions as (

    select * from {{ ref('indicator_revision') }}

),

reported as (

    select
        partnership_code,
        edition_id
    from indicator_statuses
    group by partnership_code, edition_id

),

followed as (

    select
        actions.*,
        actions.edition_id as decided_edition_id,
        later_editions.edition_id as later_edition_id,
        decided_editions.data_cut_off_on as decided_cut_off_on,
        later_editions.data_cut_off_on as later_cut_off_on
    from actions
    inner join editions as decided_editions
        on actions.edition_id = decided_editions.edition_id
    inner join reported
        on actions.partnership_code = reported.partnership_code
    inner join editions as later_editions
        on
            reported.edition_id = later_editions.edition_id
            and decided_editions.data_cut_off_on < later_editions.data_cut_off_on

),

redefined as (

    select
        followed.decided_edition_id,
        followed.later_edition_id,
        followed.indicator_id
    from followed
    inner join revisions
        on
            followed.indicator_id = revisions.indicator_id
            and followed.decided_cut_off_on < revisions.decided_on
            and followed.later_cut_off_on >= revisions.decided_on
    where not revisions.is_comparable
    group by
        followed.decided_edition_id, followed.later_edition_id, followed.indicator_id

)

select
    followed.partnership_code,
    followed.later_edition_id as edition_id,
    followed.indicator_id,
    followed.decided_edition_id,
    followed.action_number,
    followed.title,
    followed.owner_role,
    followed.action,
    followed.due_on_label,
    followed.status_code as decided_status_code,
    redefined.indicator_id is null as is_comparable
from followed
left join redefined
    on
        followed.decided_edition_id = redefined.decided_edition_id
        and followed.later_edition_id = redefined.later_edition_id
        and followed.indicator_id = redefined.indicator_id
