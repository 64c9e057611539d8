-- A refused row could be any record of the partnership and dump that it could belong to.
-- A row that names another partnership belongs to that one.
with placed as (

    select * from {{ ref('stg_rows__placed') }}

),

dumps as (

    select * from {{ ref('stg_rows__dumps') }}

),

editions as (

    select * from {{ ref('stg_reference__editions') }}

),

file_dumps as (

    select
        extract_name,
        _file_name,
        partnership_code,
        dump_on
    from placed
    where
        partnership_code is not null
        and dump_on is not null
        and covers_to is not null
    group by extract_name, _file_name, partnership_code, dump_on

),

possible_dumps as (

    select
        placed.extract_name,
        placed._row_number,
        file_dumps.partnership_code,
        file_dumps.dump_on
    from placed
    inner join file_dumps
        on
            placed.extract_name = file_dumps.extract_name
            and placed._file_name = file_dumps._file_name
            and coalesce(placed.partnership_code = file_dumps.partnership_code, true)
            and coalesce(placed.dump_on = file_dumps.dump_on, true)
    where
        not placed.is_accepted
        and not placed.is_of_another_partnership

)

select
    editions.edition_id,
    possible_dumps.partnership_code,
    possible_dumps.extract_name,
    possible_dumps._row_number,
    bool_or(coalesce(dumps.next_dump_on > editions.data_cut_off_on, true))
        as is_of_newest_dump
from possible_dumps
inner join dumps
    on
        possible_dumps.extract_name = dumps.extract_name
        and possible_dumps.partnership_code = dumps.partnership_code
        and possible_dumps.dump_on = dumps.dump_on
inner join editions
    on possible_dumps.dump_on <= editions.data_cut_off_on
group by
    editions.edition_id,
    possible_dumps.partnership_code,
    possible_dumps.extract_name,
    possible_dumps._row_number
