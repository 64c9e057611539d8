-- Of a raw extract: the rows of its two newest dumps; the newest is of age 1.
with sent as (

    select
        reference.parsed_date(extracted_on) as dump_on,
        columns(* exclude (
            partnership_code, extracted_on, covers_to, source_system,
            _file_name, _record_number, _line_number, _row_number, _line_fault
        ))
    from $batch
    where _line_fault is null

),

dumps as (

    select
        dump_on,
        row_number() over (order by dump_on desc) as age
    from sent
    where dump_on is not null
    group by dump_on
    having
        count(*) >= (
            select min(parameters.parameter_value) * (select count(*) from sent)
            from reference.parameter as parameters
            where parameters.parameter_id = 'minimum_dump_share'
        )

)

select
    dumps.age,
    sent.*
from sent
inner join dumps
    on sent.dump_on = dumps.dump_on
where dumps.age <= 2
