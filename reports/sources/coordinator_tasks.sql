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
    task_code
from quality.coordinator_tasks
