-- Of the dumps: extracts whose newest one is too old for the newest edition.
with newest_edition as (

    select max(data_cut_off_on) as data_cut_off_on
    from core.dim_edition

),

newest_dumps as (

    select
        partnership_code,
        extract_name,
        max(extracted_on) as extracted_on
    from $batch
    group by partnership_code, extract_name

)

select newest_dumps.extract_name as place
from newest_dumps
cross join newest_edition
where newest_dumps.extracted_on < newest_edition.data_cut_off_on - $max_days
