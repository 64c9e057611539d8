-- Of the typed rows of an extract: records that differ between its newest dumps.
with records as (

    $typed_records

)

select
    max(newest_on) as place,
    count(*) filter (where previous_hash != newest_hash) as faulty_rows
from records
where previous_hash is not null and newest_hash is not null
having count(*) filter (where previous_hash != newest_hash) > $max_share * count(*)
