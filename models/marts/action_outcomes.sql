-- 1. An action is followed in each edition after the one that decided it, by cut-off.
-- 2. What was redefined in between is not compared, unless the decision says that it
--    may be.
with actions as (

    select * from {{ ref('remedial_actions') }}

),

indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

changes as (

    select * from {{ ref('change') }}

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

),

compared as (

    select
        followed.*,
        decided.period_label as decided_period_label,
        decided.value_label as decided_value_label,
        decided.status_label as decided_status_label,
        later.period_label as later_period_label,
        later.value_label as later_value_label,
        later.status_code as later_status_code,
        later.status_label as later_status_label,
        case
            when redefined.indicator_id is not null then 'not_comparable'
            else {{ value_change('later.value', 'decided.value', 'later.polarity') }}
        end as value_change_code
    from followed
    inner join indicator_statuses as decided
        on
            followed.partnership_code = decided.partnership_code
            and followed.decided_edition_id = decided.edition_id
            and followed.indicator_id = decided.indicator_id
    left join indicator_statuses as later
        on
            followed.partnership_code = later.partnership_code
            and followed.later_edition_id = later.edition_id
            and followed.indicator_id = later.indicator_id
    left join redefined
        on
            followed.decided_edition_id = redefined.decided_edition_id
            and followed.later_edition_id = redefined.later_edition_id
            and followed.indicator_id = redefined.indicator_id

)

select
    compared.partnership_code,
    compared.later_edition_id as edition_id,
    compared.indicator_id,
    compared.decided_edition_id,
    compared.action_number,
    compared.title,
    compared.owner_role,
    compared.action,
    compared.due_on_label,
    compared.decided_value_label,
    compared.status_code as decided_status_code,
    compared.decided_status_label,
    compared.later_value_label as value_label,
    compared.later_status_code as status_code,
    compared.later_status_label as status_label,
    compared.value_change_code,
    case
        when compared.later_status_code is null then 'No longer reported'
        else concat(
                case compared.value_change_code
                    when 'not_comparable' then 'Value not comparable'
                    when 'unchanged'
                        then concat('Value unchanged: ', compared.later_value_label)
                    else concat(
                            'Value ', changes.change_label, ': from ',
                            compared.decided_value_label, ' in ',
                            compared.decided_period_label, ' to ',
                            compared.later_value_label, ' in ',
                            compared.later_period_label
                        )
                end,
                case
                    when compared.later_status_code = compared.status_code
                        then '. Status still '
                    else concat('. Status from ', compared.decided_status_label, ' to ')
                end,
                compared.later_status_label
            )
    end as outcome
from compared
inner join changes
    on compared.value_change_code = changes.change_code
