-- Of the typed rows of an extract: each record in the two newest dumps.
with dumps as (

    select
        dump_on,
        row_number() over (order by dump_on desc) as age
    from $batch
    where is_accepted
    group by dump_on

)

select
    sent.partnership_code,
    sent.record_id,
    max(dumps.dump_on) filter (where dumps.age = 1) as newest_on,
    max(sent.row_hash) filter (where dumps.age = 1) as newest_hash,
    max(sent.row_hash) filter (where dumps.age = 2) as previous_hash
from $batch as sent
inner join dumps
    on sent.dump_on = dumps.dump_on
where dumps.age <= 2 and sent.record_id is not null
group by sent.partnership_code, sent.record_id
