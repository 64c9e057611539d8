-- Of the references of a column: the newest dump, where too many find no record.
with newest as (

    select
        extract_name,
        column_name,
        partnership_code,
        max(extracted_on) as extracted_on,
        max_by(reference_count, extracted_on) as reference_count,
        max_by(unfound_count, extracted_on) as unfound_count
    from $batch
    group by extract_name, column_name, partnership_code

)

select
    concat(extract_name, '.', column_name, ' of ', extracted_on) as place,
    unfound_count as faulty_rows
from newest
where unfound_count > greatest($max_cells, $max_share * reference_count)
