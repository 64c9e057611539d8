sent as (

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
        cast(dump_on as date) as dump_on,
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
