select
    concat(
        'Indicator ', indicator_id, ', edition ', edition_id, ' has a value and no ',
        'status: it is rated, but has neither a target nor a benchmark that the ',
        'edition may use. Correct seeds/reference/indicator_target.csv, or, where ',
        'the figures of a benchmark could not be read (warehouse check --rejects), ',
        'the extract national_statistic.'
    ) as message
from {{ ref('indicator_status') }}
where status_code is null
