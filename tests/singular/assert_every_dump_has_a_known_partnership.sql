-- One row with an unknown partnership is refused; a dump with no other rows fails.
with rejected as (

    select * from {{ ref('rejected_rows') }}

),

outcomes as (

    select * from {{ ref('row_outcomes') }}

)

select
    concat(
        outcomes.file_name, ', line ', min(outcomes.line_number),
        ', column partnership_code: no row of the dump of ', outcomes.extracted_on,
        ' has a known partnership. Expected a code of ',
        'seeds/reference/partnership.csv: correct the extract, or add the ',
        'partnership there.'
    ) as message
from outcomes
left join rejected
    on
        outcomes.extract_name = rejected.extract_name
        and outcomes.file_name = rejected.file_name
        and outcomes.record_number = rejected.record_number
        and rejected.column_name = 'partnership_code'
where outcomes.extracted_on is not null
group by outcomes.extract_name, outcomes.file_name, outcomes.extracted_on
having count(*) = count(rejected.record_number)
