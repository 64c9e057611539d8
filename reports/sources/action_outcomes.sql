-- site only
-- may be empty
select
    partnership_code,
    edition_id,
    indicator_id,
    decided_edition_id,
    action_number,
    title,
    owner_role,
    action,
    due_on_label,
    outcome
from {marts}action_outcomes
