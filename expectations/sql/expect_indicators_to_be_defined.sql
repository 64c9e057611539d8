-- Of the definitions: indicators without a definition or its place of publication.
select indicator_id as place
from $batch
where
    title is null
    or numerator_definition is null
    or definition_source is null
