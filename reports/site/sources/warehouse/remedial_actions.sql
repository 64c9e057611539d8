-- may be empty
select
    partnership_code,
    edition_id,
    indicator_id,
    action_number,
    title,
    owner_role,
    action,
    decided_on_label,
    due_on_label
from {marts}remedial_actions
