with terms as (

    select * from {{ ref('term') }}

)

select
    term_id,
    term_order,
    term,
    explanation,
    short_explanation
from terms
