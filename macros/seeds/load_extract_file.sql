{% macro load_extract_file(landing, names, file, index) %}
    {%- set rows_before = dbt.run_query('select count(*) from ' ~ landing).rows[0][0] | int -%}
    {%- set rejected_before = dbt.run_query('select count(*) from ' ~ landing ~ '_rejected').rows[0][0] | int -%}
    {%- set numbered_before = rows_before + rejected_before -%}
    {%- if file.format == 'parquet' -%}
        {%- do dbt.run_query(
            'insert into ' ~ landing ~ ' (' ~ names ~ ', _file_number) select '
            ~ names | replace('", "', '"::varchar, "') ~ "::varchar, " ~ index ~ " from read_parquet('" ~ sql_text(file.path) ~ "')"
        ) -%}
    {%- else -%}
        {%- do dbt.run_query(
            'drop table if exists seed_rejects; drop table if exists seed_scans; insert into ' ~ landing ~ ' (' ~ names ~ ', _file_number) select '
            ~ names ~ ', ' ~ index ~ ' from ' ~ csv_reader(file)
        ) -%}
        {#- the reader counts records and blank lines; the inspection knows the physical lines -#}
        {%- do dbt.run_query(
            'insert into ' ~ landing ~ "_rejected
            with jumps as (" ~ inspected_positions(index) ~ "),
            faults as (
                select
                    line as reader_line,
                    min(case error_type
                        when 'MISSING COLUMNS' then 'too_few_columns'
                        when 'TOO MANY COLUMNS' then 'too_many_columns'
                        else 'unreadable_line'
                    end) as line_fault,
                    min(csv_line) as line_text
                from seed_rejects
                group by line
            )
            select
                '" ~ sql_text(file.name) ~ "',
                jumps.record_number + faults.reader_line - jumps.reader_line,
                jumps.line_number + faults.reader_line - jumps.reader_line,
                " ~ numbered_before ~ " + jumps.record_number + faults.reader_line - jumps.reader_line,
                faults.line_fault,
                faults.line_text
            from faults
            asof join jumps on faults.reader_line >= jumps.reader_line"
        ) -%}
    {%- endif -%}
    {%- do check_loaded_file(landing, file, rows_before) -%}
    {%- do dbt.run_query(
        'insert into ' ~ landing ~ "_positions
        with jumps as (" ~ inspected_positions(index) ~ "),
        rejected as (
            select _record_number as record_number
            from " ~ landing ~ "_rejected
            where _file_name = '" ~ sql_text(file.name) ~ "'
        ),
        events as (
            select record_number, 0 as rejected_count from jumps
            union
            select record_number + 1, 0 from rejected
            union all
            select record_number, 1 from rejected
        ),
        counted as (
            select
                record_number,
                rejected_count = 0 as is_break,
                sum(rejected_count) over (
                    order by record_number, rejected_count rows unbounded preceding
                ) as rejected_before
            from events
        ),
        accepted_breaks as (
            select
                record_number,
                " ~ rows_before ~ " + record_number - 1 - rejected_before as row_from
            from counted
            where is_break
        ),
        ranges as (
            select
                accepted_breaks.row_from,
                accepted_breaks.record_number,
                jumps.line_number + accepted_breaks.record_number - jumps.record_number as line_from
            from accepted_breaks
            asof join jumps on accepted_breaks.record_number >= jumps.record_number
            qualify row_number() over (partition by row_from order by accepted_breaks.record_number desc) = 1
        )
        select
            " ~ index ~ ",
            count(*) over (),
            row_from,
            '" ~ sql_text(file.name) ~ "',
            record_number,
            line_from,
            " ~ numbered_before ~ " + record_number
        from ranges"
    ) -%}
{% endmacro %}
