-- committee
select * from quality.coordinator_tasks
