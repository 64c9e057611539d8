-- Of a raw extract: columns whose share of blank cells rose from dump to dump.
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

,

cells as (

    select
        dumps.age,
        coalesce(
            upper(trim(columns(sent.* exclude (dump_on)))) in (
                '', 'NULL', 'N/K', '..', '-',
                '01/01/1900', '1900-01-01', '02/01/1900', '1900-01-02'
            ),
            true
        )
    from sent
    inner join dumps
        on sent.dump_on = dumps.dump_on and dumps.age <= 2

),

shares as (

    select
        age,
        avg(cast(columns(* exclude (age)) as integer))
    from cells
    group by age

),

by_column as (

    unpivot shares
    on columns(* exclude (age))
    into name column_name value blank_share

)

select column_name
from by_column
group by column_name
having
    max(blank_share) filter (where age = 1)
    > max(blank_share) filter (where age = 2) + $max_rise
