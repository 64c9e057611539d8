with changes as (

    select * from {{ ref('rpt_edition_changes') }}

)

select
    partnership_code,
    edition_id,
    coalesce(status_change_code, 'withheld') as status_change_code,
    status_change_label,
    status_change_order,
    count(*) as indicator_count
from changes
where not is_withdrawn
group by
    partnership_code,
    edition_id,
    status_change_label,
    status_change_code,
    status_change_order
