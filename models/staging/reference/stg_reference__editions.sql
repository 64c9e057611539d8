with source as (

    select * from {{ ref('report_edition') }}

),

all_editions as (

    select
        edition_id,
        title,
        covers_to,
        data_cut_off_on,
        meeting_on,
        previous_edition_id
    from source
    {{ extra_editions() }}

)

select
    edition_id,
    title,
    covers_to,
    data_cut_off_on,
    meeting_on,
    previous_edition_id
from all_editions
where {{ is_edition_built('edition_id') }}
