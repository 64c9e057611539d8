with pieces as (

    select * from {{ ref('int_prose__pieces') }}

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
from pieces
where piece_code = 'wrapped'
