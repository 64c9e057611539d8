select
    concat(
        extract_name,
        ', dump of ',
        extracted_on,
        ': the rows carry different days in covers_to. ',
        'Expected one coverage per dump: send the extract again.'
    ) as message
from {{ ref('fct_extract_dumps') }}
group by extract_name, partnership_code, extracted_on
having count(*) > 1
