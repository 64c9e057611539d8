-- A cell is read as the one code that its spelling means on the day of its dump.
with spellings as (

    select * from {{ ref('stg_reference__code_spellings') }}

)

select
    concat(
        'seeds/reference/code_list.csv: in the list ', one.code_list, ' "',
        one.spelling, '" means ', one.code, ' and ', other.code, ' on the same day (',
        greatest(one.effective_from, other.effective_from),
        '). Give each its days in effective_from and effective_to, or correct the code.'
    ) as message
from spellings as one
inner join spellings as other
    on
        one.code_list = other.code_list
        and one.spelling = other.spelling
        and one.code < other.code
        and one.effective_from <= other.effective_to
        and one.effective_to >= other.effective_from
