select
    partnership_code as "Partnership code",
    edition_id as "Report",
    indicator_id as "Indicator",
    title as "Title",
    action_number as "Number",
    action as "Action",
    owner_role as "Owner",
    decided_on_label as "Decided on",
    coalesce(due_on_label, '[z]') as "Due on"
from {marts}remedial_actions
order by partnership_code, edition_id desc, indicator_id, action_number
