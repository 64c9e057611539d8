with tokens as (

    select * from {{ ref('int_prose__tokens') }}

)

select
    partnership_code,
    edition_id,
    seed_name,
    subject,
    paragraph_number,
    position,
    file_path,
    place,
    shown as wrapped
from tokens
where token_code = 'wrapped'
