with editions as (

    select * from {{ ref('stg_reference__editions') }}

)

select
    editions.edition_id,
    editions.title,
    editions.covers_to,
    editions.data_cut_off_on,
    editions.meeting_on,
    previous_editions.edition_id as previous_edition_id
from editions
left join editions as previous_editions
    on editions.previous_edition_id = previous_editions.edition_id
