select
    concat(
        'Edition ', editions.edition_id, ' has no dump before its cut-off of ',
        editions.data_cut_off_on, '. Expected at least one extract with an extraction ',
        'date (column extracted_on) on or before that day: add the extracts, correct ',
        'the cut-off in seeds/reference/report_edition.csv, or leave the edition out ',
        'with the var editions.'
    ) as message
from {{ ref('dim_edition') }} as editions
left join {{ ref('fct_extract_dumps') }} as dumps
    on editions.data_cut_off_on >= dumps.extracted_on
group by editions.edition_id, editions.data_cut_off_on
having count(dumps.extract_name) = 0
