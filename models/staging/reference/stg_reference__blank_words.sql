-- One row, for a cell to be held against without a join.
with blank_words as (

    select * from {{ ref('blank_word') }}

)

select
    array_agg(spelling) filter (where data_type = 'any') as text_words,
    array_agg(spelling) filter (where data_type in ('any', 'date')) as date_words,
    array_agg(spelling) filter (where data_type in ('any', 'identifier'))
        as stand_in_words,
    array_agg(spelling) filter (where data_type = 'withheld') as withheld_words,
    min({{ parsed_date('spelling') }}) filter (where data_type = 'date')
        as first_blank_date,
    max({{ parsed_date('spelling') }}) filter (where data_type = 'date')
        as last_blank_date
from blank_words
