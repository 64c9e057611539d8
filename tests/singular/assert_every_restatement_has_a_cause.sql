select
    concat(
        'Indicator ', indicator_id, ', ', period_label, ': edition ', edition_id,
        ' and edition ', earlier_edition_id, ' have different figures, but no case, ',
        'population, code list or rule explains it. Look at the cases of both in ',
        'indicators.indicator_cases.'
    ) as message
from {{ ref('restatements') }}
where explanation = ''
