-- Of the typed rows of an extract: records of the dump before missing from the newest.
with records as (

    $typed_records

)

select
    max(newest_on) as place,
    count(*) filter (where previous_hash is not null and newest_hash is null)
        as faulty_rows
from records
having
    count(*) filter (where previous_hash is not null and newest_hash is null)
    > $max_share * count(*) filter (where previous_hash is not null)
