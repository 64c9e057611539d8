-- Of the remedial actions: those due before they were decided.
select indicator_id as place
from $batch
where due_on < decided_on
