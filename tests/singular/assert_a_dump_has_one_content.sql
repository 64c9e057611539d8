with sent as (

    select
        extract_name,
        partnership_code,
        dump_on,
        row_hash,
        _file_name
    from {{ ref('stg_rows__placed') }}
    where is_accepted

),

dumps as (

    select
        extract_name,
        partnership_code,
        dump_on,
        count(distinct _file_name) as file_count
    from sent
    group by extract_name, partnership_code, dump_on
    having count(distinct _file_name) > 1

),

shared_rows as (

    select
        sent.extract_name,
        sent.dump_on,
        sent.row_hash,
        dumps.file_count,
        count(distinct sent._file_name) as holding_count,
        min(sent._file_name) as one_file
    from dumps
    inner join sent
        on
            dumps.extract_name = sent.extract_name
            and dumps.partnership_code = sent.partnership_code
            and dumps.dump_on = sent.dump_on
    group by sent.extract_name, sent.dump_on, sent.row_hash, dumps.file_count

)

select
    concat(
        extract_name, ', dump of ', dump_on, ': ', count(*),
        ' rows are in some of its files and not in the others, for example in ',
        min(one_file), '. Expected one content per dump: keep the file that is right.'
    ) as message
from shared_rows
where holding_count < file_count
group by extract_name, dump_on
