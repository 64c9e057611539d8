-- Rows of the partnership's own area of which something could not be read.
with partnerships as (

    select * from {{ ref('dim_partnership') }}

),

unread as (

    {{ unread_records('population', ['area_code', 'estimate_year']) }}

)

select
    unread.edition_id,
    unread.partnership_code,
    count(*) as unread_count,
    count(*) filter (where unread.estimate_year is null) as undated_count
from unread
inner join partnerships
    on
        unread.partnership_code = partnerships.partnership_code
        and coalesce(unread.area_code = partnerships.council_code, true)
where unread.is_of_newest_dump
group by unread.edition_id, unread.partnership_code
