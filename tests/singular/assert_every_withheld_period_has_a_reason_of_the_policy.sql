select
    concat(
        'Indicator ', indicator_id, ' of edition ', edition_id,
        ' is withheld for the reason ',
        coalesce(withheld_reason_code, 'null'),
        ', which is not in the disclosure policy: correct ',
        'models/disclosure/int_disclosure__withheld_periods.sql.'
    ) as message
from {{ ref('int_disclosure__withheld_periods') }}
where
    coalesce(withheld_reason_code, '')
    not in ('small_count', 'small_remainder', 'small_denominator')
