-- 1. An extraction date is a dump of its file when enough of the file's rows share it and
--    one end of coverage: fewer are damaged cells. A row whose own end of coverage cannot
--    be read has that of its dump.
-- 2. A row is refused when it is no row, or when its partnership, its dump or all of its
--    key cannot be read.
with sent as (

    {{ union_of_base_rows() }}

),

parameters as (

    select * from {{ ref('parameter') }}

),

pairs as (

    select
        extract_name,
        _file_name,
        extracted_on,
        covers_to,
        count(*) as row_count,
        sum(count(*)) over (partition by extract_name, _file_name) as file_row_count
    from sent
    where coalesce(refusal_reasons not like '(line):%', true)
    group by extract_name, _file_name, extracted_on, covers_to

),

dumps as (

    select
        pairs.extract_name,
        pairs._file_name,
        pairs.extracted_on,
        pairs.covers_to,
        min(pairs.covers_to) over (
            partition by pairs.extract_name, pairs._file_name, pairs.extracted_on
        ) as first_covers_to
    from pairs
    inner join parameters
        on parameters.parameter_id = 'minimum_dump_share'
    where
        pairs.row_count >= parameters.parameter_value * pairs.file_row_count
        and pairs.extracted_on is not null
        and pairs.covers_to is not null

),

dump_days as (

    select
        extract_name,
        _file_name,
        extracted_on,
        first_covers_to
    from dumps
    group by extract_name, _file_name, extracted_on, first_covers_to

),

placed as (

    select
        sent.*,
        dump_days.extracted_on as dump_on,
        dumps.covers_to as dump_covers_to,
        concat_ws(
            ' ',
            sent.refusal_reasons,
            case
                when sent.extracted_on is not null and dump_days.extracted_on is null
                    then 'extracted_on:not_a_dump'
            end,
            case
                when dump_days.extracted_on is not null and dumps.covers_to is null
                    then 'covers_to:not_a_dump'
            end
        ) as all_refusals
    from sent
    left join dump_days
        on
            sent.extract_name = dump_days.extract_name
            and sent._file_name = dump_days._file_name
            and sent.extracted_on = dump_days.extracted_on
    left join dumps
        on
            dump_days.extract_name = dumps.extract_name
            and dump_days._file_name = dumps._file_name
            and dump_days.extracted_on = dumps.extracted_on
            and coalesce(sent.covers_to, dump_days.first_covers_to) = dumps.covers_to

)

select
    extract_name,
    _file_name,
    _record_number,
    _line_number,
    _row_number,
    partnership_code,
    extracted_on,
    dump_on,
    dump_covers_to as covers_to,
    record_id,
    row_hash,
    unread_cells,
    is_key_read,
    is_of_another_partnership,
    nullif(all_refusals, '') as refusal_reasons,
    all_refusals = '' as is_accepted
from placed
