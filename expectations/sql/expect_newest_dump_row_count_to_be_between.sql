-- Of a raw extract: the rows of the newest dump against those of the one before.
with sent as (

    select
        coalesce(
            try_strptime(
                trim(extracted_on), ['%d/%m/%Y', '%Y-%m-%d', '%d-%b-%y', '%d-%b-%Y']
            ),
            date '1899-12-30' + try_cast(trim(extracted_on) as integer)
        ) as dump_on,
        columns(* exclude (
            partnership_code, extracted_on, covers_to, source_system,
            _file_name, _record_number, _line_number, _row_number, _line_fault
        ))
    from {batch}
    where _line_fault is null

),

dumps as (

    select
        dump_on,
        count(*) as row_count,
        row_number() over (order by dump_on desc) as age
    from sent
    where dump_on is not null
    group by dump_on
    having
        count(*) >= (
            select min(parameter_value) * (select count(*) from sent)
            from reference.parameter
            where parameter_id = 'minimum_dump_share'
        )

)

select
    newest.row_count,
    previous.row_count as previous_row_count
from dumps as newest
inner join dumps as previous
    on newest.age = 1 and previous.age = 2
where
    newest.row_count < $min_share * previous.row_count
    or newest.row_count > $max_share * previous.row_count
