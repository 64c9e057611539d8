with terms as (

    select * from {{ ref('terms') }}

)

select
    term_id,
    term_order,
    term,
    explanation,
    short_explanation
from terms
