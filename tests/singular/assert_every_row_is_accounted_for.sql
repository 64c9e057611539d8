-- Each row that was sent has one outcome, and per extract and dump they add up.
select
    concat(
        extract_name, ', dump of ',
        coalesce(cast(extracted_on as {{ dbt.type_string() }}), 'no readable day'),
        ': ', sent_count, ' rows were sent, but their outcomes do not add up to that. ',
        'A row was lost or counted twice in staging: compare raw and staging of this ',
        'extract.'
    ) as message
from {{ ref('row_reconciliation') }}
where not is_reconciled
union all
select
    concat(
        extract_name, ': ', count(*), ' rows have no outcome. Look at the versions of ',
        'this extract.'
    ) as message
from {{ ref('row_outcomes') }}
where outcome_code is null
group by extract_name
