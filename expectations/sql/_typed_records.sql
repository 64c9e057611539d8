-- Of the rows of an extract: each record in the two newest dumps.
with sent as (

    select
        placed.partnership_code,
        placed.record_id,
        placed.row_hash,
        placed.dump_on
    from $batch as typed
    inner join staging.stg_rows__placed as placed
        on
            typed._file_name = placed._file_name
            and typed._record_number = placed._record_number
    where placed.is_accepted

),

dumps as (

    select
        dump_on,
        row_number() over (order by dump_on desc) as age
    from sent
    group by dump_on

)

select
    sent.partnership_code,
    sent.record_id,
    max(dumps.dump_on) filter (where dumps.age = 1) as newest_on,
    max(sent.row_hash) filter (where dumps.age = 1) as newest_hash,
    max(sent.row_hash) filter (where dumps.age = 2) as previous_hash
from sent
inner join dumps
    on sent.dump_on = dumps.dump_on
where dumps.age <= 2
group by sent.partnership_code, sent.record_id
