-- Of the definitions: indicators of which it is not said what they count, or where from.
select indicator_id as place
from $batch
where
    title is null
    or numerator_definition is null
    or definition_source is null
