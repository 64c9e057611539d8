-- committee
-- may be empty
-- what stands between the paper and the word final
select
    edition_id,
    task_order,
    task_label,
    subject,
    owner_role,
    task
from quality.coordinator_tasks
where is_blocking
