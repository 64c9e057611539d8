-- An edition is compared with the one before it; an indicator of that one which is no
-- longer in force is withdrawn.
with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

reported as (

    select
        partnership_code,
        edition_id,
        previous_edition_id
    from indicator_statuses
    group by partnership_code, edition_id, previous_edition_id

),

withdrawn as (

    select
        reported.partnership_code,
        reported.edition_id,
        reported.previous_edition_id,
        previous.indicator_id,
        previous.title
    from reported
    inner join indicator_statuses as previous
        on
            reported.partnership_code = previous.partnership_code
            and reported.previous_edition_id = previous.edition_id
    left join indicator_statuses as kept
        on
            reported.partnership_code = kept.partnership_code
            and reported.edition_id = kept.edition_id
            and previous.indicator_id = kept.indicator_id
    where kept.indicator_id is null

)

select
    partnership_code,
    edition_id,
    previous_edition_id,
    indicator_id,
    title,
    is_new,
    false as is_withdrawn,
    period_label,
    value_label,
    target_label,
    amber_limit,
    status_code,
    status_label,
    value_change_code,
    value_change_label,
    status_change_code
from indicator_statuses
union all
select
    partnership_code,
    edition_id,
    previous_edition_id,
    indicator_id,
    title,
    false as is_new,
    true as is_withdrawn,
    null as period_label,
    null as value_label,
    null as target_label,
    null as amber_limit,
    null as status_code,
    null as status_label,
    null as value_change_code,
    null as value_change_label,
    null as status_change_code
from withdrawn
