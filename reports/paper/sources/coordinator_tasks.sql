-- committee
-- may be empty
select
    edition_id,
    task_code,
    subject,
    owner_role,
    task
from quality.coordinator_tasks
where is_blocking
