-- Cases of a period counted differently since an earlier edition, by cause.
with restated_cases as (

    select * from {{ ref('int_indicators__restated_cases') }}

)

select
    partnership_code,
    edition_id,
    earlier_edition_id,
    indicator_id,
    period_start,
    count(*) filter (where cause_code = 'late') as late_case_count,
    count(*) filter (where cause_code = 'corrected') as corrected_case_count,
    count(*) filter (where cause_code = 'withdrawn') as withdrawn_case_count,
    count(*) filter (where cause_code = 'unreadable') as unreadable_case_count
from restated_cases
group by
    partnership_code,
    edition_id,
    earlier_edition_id,
    indicator_id,
    period_start
