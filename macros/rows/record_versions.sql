{% macro record_versions(relation) %}
    with dumps as (

        select
            partnership_code,
            dump_on,
            row_number() over (partition by partnership_code order by dump_on) as dump_number
        from {{ relation }}
        where is_accepted
        group by partnership_code, dump_on

    ),

    file_dumps as (

        select
            _file_name,
            partnership_code,
            dump_on
        from {{ relation }}
        where is_accepted
        group by _file_name, partnership_code, dump_on

    ),

    {#- if a dump has several accepted rows of a record, the last in file order -#}
    accepted as (

        select
            partnership_code,
            record_id,
            dump_on,
            max(_row_number) as _row_number,
            max_by(row_hash, _row_number) as row_hash
        from {{ relation }}
        where is_accepted
        group by partnership_code, record_id, dump_on

    ),

    {#- A refused row still shows that its record exists. Where its partnership or dump
        cannot be read, it counts for every partnership and dump of its file. -#}
    refused as (

        select
            file_dumps.partnership_code,
            candidates.record_id,
            file_dumps.dump_on
        from {{ relation }} as candidates
        inner join file_dumps
            on
                candidates._file_name = file_dumps._file_name
                and coalesce(candidates.partnership_code = file_dumps.partnership_code, true)
                and coalesce(candidates.dump_on = file_dumps.dump_on, true)
        left join accepted
            on
                file_dumps.partnership_code = accepted.partnership_code
                and candidates.record_id = accepted.record_id
                and file_dumps.dump_on = accepted.dump_on
        where
            not candidates.is_accepted
            and candidates.record_id is not null
            and accepted.record_id is null
        group by file_dumps.partnership_code, candidates.record_id, file_dumps.dump_on

    ),

    sightings as (

        select
            accepted.partnership_code,
            accepted.record_id,
            dumps.dump_number,
            accepted._row_number,
            accepted.row_hash
        from accepted
        inner join dumps
            on
                accepted.partnership_code = dumps.partnership_code
                and accepted.dump_on = dumps.dump_on
        union all
        select
            refused.partnership_code,
            refused.record_id,
            dumps.dump_number,
            null as _row_number,
            null as row_hash
        from refused
        inner join dumps
            on
                refused.partnership_code = dumps.partnership_code
                and refused.dump_on = dumps.dump_on

    ),

    islands as (

        select
            *,
            dump_number - row_number() over (
                partition by partnership_code, record_id order by dump_number
            ) as island
        from sightings

    ),

    held as (

        select
            *,
            last_value(row_hash ignore nulls) over (
                partition by partnership_code, record_id, island
                order by dump_number
                rows between unbounded preceding and current row
            ) as held_hash
        from islands

    ),

    compared as (

        select
            *,
            lag(held_hash) over (
                partition by partnership_code, record_id, island order by dump_number
            ) as previous_hash
        from held
        where held_hash is not null

    ),

    numbered as (

        select
            *,
            sum(case when held_hash is distinct from previous_hash then 1 else 0 end) over (
                partition by partnership_code, record_id, island
                order by dump_number
                rows between unbounded preceding and current row
            ) as version_number
        from compared

    ),

    spans as (

        select
            partnership_code,
            record_id,
            min_by(_row_number, dump_number) as _row_number,
            min(dump_number) as first_dump,
            max(dump_number) as last_dump,
            min(case when row_hash is null then dump_number end) as first_refused_dump,
            max(case when row_hash is null then dump_number end) as last_refused_dump
        from numbered
        group by partnership_code, record_id, island, version_number

    ),

    succeeded as (

        select
            *,
            lead(first_dump) over (
                partition by partnership_code, record_id order by first_dump
            ) as following_dump
        from spans

    )

    select
        opening_rows.*,
        first_dumps.dump_on as known_from,
        coalesce(next_dumps.dump_on, date '9999-12-31') as known_to,
        refused_dumps.dump_on as held_over_from,
        confirming_dumps.dump_on as held_over_to,
        case
            when next_dumps.dump_on is null then 'current'
            when succeeded.following_dump = succeeded.last_dump + 1 then 'superseded'
            else 'withdrawn'
        end as fate
    from succeeded
    inner join {{ relation }} as opening_rows
        on succeeded._row_number = opening_rows._row_number
    inner join dumps as first_dumps
        on
            succeeded.partnership_code = first_dumps.partnership_code
            and succeeded.first_dump = first_dumps.dump_number
    left join dumps as next_dumps
        on
            succeeded.partnership_code = next_dumps.partnership_code
            and succeeded.last_dump + 1 = next_dumps.dump_number
    left join dumps as refused_dumps
        on
            succeeded.partnership_code = refused_dumps.partnership_code
            and succeeded.first_refused_dump = refused_dumps.dump_number
    left join dumps as confirming_dumps
        on
            succeeded.partnership_code = confirming_dumps.partnership_code
            and succeeded.last_refused_dump + 1 = confirming_dumps.dump_number
{% endmacro %}
