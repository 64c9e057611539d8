select
    concat(
        'Indicator ', indicator_id, ', edition ', edition_id, ' has a value and no ',
        'status: it is rated, but has neither a target nor a benchmark that the ',
        'edition may use. Correct seeds/reference/indicator_target.csv.'
    ) as message
from {{ ref('indicator_status') }}
where status_code is null
