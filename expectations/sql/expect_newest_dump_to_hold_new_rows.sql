-- Of a raw extract: rows of the newest dump that the one before did not hold.
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

select 'no new row' as fault
where
    exists (
        select 1 from sent where dump_on = (select dump_on from dumps where age = 2)
    )
    and not exists (
        select columns(* exclude (dump_on))
        from sent
        where dump_on = (select dump_on from dumps where age = 1)
        except
        select columns(* exclude (dump_on))
        from sent
        where dump_on = (select dump_on from dumps where age = 2)
    )
