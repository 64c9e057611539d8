-- 1. A record is as the last row of it in a dump has it, from that dump until the next
--    one that has it otherwise or not at all.
-- 2. A record that is missing from a dump with rows that could be it (stg_rows__dumps) is
--    held over: known as it was, and perhaps gone or changed.
with placed as (

    select * from {{ ref('stg_rows__placed') }}

),

dumps as (

    select * from {{ ref('stg_rows__dumps') }}

),

sightings as (

    select
        extract_name,
        partnership_code,
        record_id,
        dump_on,
        max(_row_number) as _row_number,
        max_by(row_hash, _row_number) as row_hash
    from placed
    where is_accepted
    group by extract_name, partnership_code, record_id, dump_on

),

numbered as (

    select
        sightings.extract_name,
        sightings.partnership_code,
        sightings.record_id,
        sightings._row_number,
        sightings.row_hash,
        dumps.dump_number,
        lag(sightings.row_hash) over history as previous_hash,
        lag(dumps.dump_number) over history as previous_number,
        least(
            dumps.held_until_number,
            coalesce(
                lead(dumps.dump_number) over history - 1, dumps.held_until_number
            )
        ) as held_until_number
    from sightings
    inner join dumps
        on
            sightings.extract_name = dumps.extract_name
            and sightings.partnership_code = dumps.partnership_code
            and sightings.dump_on = dumps.dump_on
    window history as (
        partition by
            sightings.extract_name, sightings.partnership_code, sightings.record_id
        order by dumps.dump_number
    )

),

grouped as (

    select
        *,
        sum(
            case
                when previous_hash = row_hash and previous_number + 1 = dump_number
                    then 0
                else 1
            end
        ) over (
            partition by extract_name, partnership_code, record_id
            order by dump_number
            rows between unbounded preceding and current row
        ) as version_number
    from numbered

),

spans as (

    select
        extract_name,
        partnership_code,
        record_id,
        version_number,
        min_by(_row_number, dump_number) as _row_number,
        min(dump_number) as first_number,
        max(dump_number) as last_number,
        max(held_until_number) as held_until_number
    from grouped
    group by extract_name, partnership_code, record_id, version_number

),

spells as (

    select
        extract_name,
        partnership_code,
        record_id,
        version_number,
        _row_number,
        first_number,
        last_number,
        false as is_held_over
    from spans

    union all

    select
        extract_name,
        partnership_code,
        record_id,
        version_number,
        _row_number,
        last_number + 1 as first_number,
        held_until_number as last_number,
        true as is_held_over
    from spans
    where held_until_number > last_number

)

select
    spells.extract_name,
    spells.partnership_code,
    spells.record_id,
    spells.version_number,
    spells._row_number,
    spells.is_held_over,
    first_dumps.dump_on as known_from,
    coalesce(last_dumps.next_dump_on, date '9999-12-31') as known_to
from spells
inner join dumps as first_dumps
    on
        spells.extract_name = first_dumps.extract_name
        and spells.partnership_code = first_dumps.partnership_code
        and spells.first_number = first_dumps.dump_number
inner join dumps as last_dumps
    on
        spells.extract_name = last_dumps.extract_name
        and spells.partnership_code = last_dumps.partnership_code
        and spells.last_number = last_dumps.dump_number
