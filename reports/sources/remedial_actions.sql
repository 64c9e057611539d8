-- may be empty
select
    edition_id,
    indicator_id,
    action_number,
    title,
    action,
    owner_role,
    decided_on_label,
    due_on_label,
    standing_label,
    partnership_code
from {marts}remedial_actions
