-- committee
-- may be empty
select
    edition_id,
    is_blocking,
    task_order,
    task_label,
    subject,
    owner_role,
    task,
    task_code,
    status_count_at_stake,
    case_count_at_stake
from quality.coordinator_tasks
