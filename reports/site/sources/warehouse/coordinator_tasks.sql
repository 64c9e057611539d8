-- committee
-- may be empty
select
    edition_id,
    task_code,
    task_label,
    task_order,
    subject,
    owner_role,
    task
from quality.coordinator_tasks
