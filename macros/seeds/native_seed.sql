{% materialization seed, adapter='duckdb' %}
    {#-
        Loads a seed with DuckDB's own reader. Sniffing is off: every cell lands as text.
        No statement here is named 'main': dbt writes the SQL of 'main' to the seed's
        compiled path, and over the seed itself where that path is absolute.
    -#}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- set columns = model.columns.values() | map(attribute='name') | list -%}
    {%- if not columns -%}
        {{ exceptions.raise_compiler_error(
            model.original_file_path ~ ' has no columns in a yml of the same folder. Write its contract there: a name and a description per column.'
        ) }}
    {%- endif -%}
    {%- set files = inspected_files(columns) -%}
    {%- if model.fqn[1] == 'extracts' -%}
        {%- do load_extract(columns, files) -%}
        {%- set relation = this.incorporate(type='view') -%}
    {%- else -%}
        {%- do load_reference(model.columns.values() | list, files[0]) -%}
        {%- set relation = this.incorporate(type='table') -%}
        {%- do persist_docs(relation, model) -%}
    {%- endif -%}

    {%- do store_result('main', response='OK') -%}
    {%- do store_result('agate_table', response='OK', agate_table=none) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [relation]}) }}
{% endmaterialization %}


{% macro seed_paths() %}
    {%- if model.fqn[1] == 'extracts' and env_var('EXTRACTS_DIR', '') -%}
        {%- set found = dbt.run_query(
            "select extract_files('" ~ sql_text(env_var('EXTRACTS_DIR')) ~ "', '" ~ model.fqn[2] ~ "', '" ~ model.name ~ "')"
        ).rows[0][0] -%}
        {{ return(fromjson(found)) }}
    {%- endif -%}
    {{ return({
        'paths': [model.root_path ~ '/' ~ model.original_file_path],
        'names': [model.original_file_path],
    }) }}
{% endmacro %}


{% macro inspected_files(columns) %}
    {%- set found = seed_paths() -%}
    {%- if not found.error -%}
        {%- set found = fromjson(dbt.run_query(
            "set variable inspection = inspect_files('"
            ~ sql_text(tojson(found.paths)) ~ "', '" ~ sql_text(tojson(found.names)) ~ "', '"
            ~ sql_text(tojson({'columns': columns, 'may_be_empty': config.get('meta', {}).get('may_be_empty', false)})) ~ "'); select getvariable('inspection')"
        ).rows[0][0]) -%}
    {%- endif -%}
    {%- if found.error -%}{{ exceptions.raise_compiler_error(found.error) }}{%- endif -%}
    {{ return(found.files) }}
{% endmacro %}


{% macro sql_text(value) %}
    {{- return(value | replace("'", "''")) -}}
{% endmacro %}


{% macro csv_reader(file) %}
    {%- set types = [] -%}
    {%- for column in file.header -%}
        {%- do types.append('"' ~ column ~ '": \'varchar\'') -%}
    {%- endfor -%}
    read_csv(
        '{{ sql_text(file.path) }}',
        auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        columns = { {{ types | join(', ') }} },
        store_rejects = true, rejects_limit = 0,
        rejects_table = 'seed_rejects', rejects_scan = 'seed_scans'
    )
{% endmacro %}


{% macro load_reference(columns, file) %}
    {%- do dbt.run_query(
        'drop table if exists seed_rejects; drop table if exists seed_scans; '
        ~ 'create or replace temp table seed_text as select * from ' ~ csv_reader(file)
    ) -%}
    {%- set faults = dbt.run_query('select line from seed_rejects order by line limit 1').rows -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ faults[0][0] ~ ': the number of cells differs from the number of columns in the header. Quote a cell that contains a comma.'
        ) }}
    {%- endif -%}
    {%- set checks = [] -%}
    {%- for column in columns if column.data_type != 'varchar' -%}
        {%- do checks.append(
            'select rowid + 2 as line, \'' ~ column.name ~ '\' as name, "' ~ column.name ~ '" as cell, \'' ~ column.data_type
            ~ '\' as data_type from seed_text where "' ~ column.name ~ '" is not null and try_cast("'
            ~ column.name ~ '" as ' ~ column.data_type ~ ') is null'
        ) -%}
    {%- endfor -%}
    {%- set faults = dbt.run_query(checks | join(' union all ') ~ ' order by line limit 1').rows if checks else [] -%}
    {%- if faults -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ faults[0][0] ~ ', column ' ~ faults[0][1] ~ ": '" ~ faults[0][2]
            ~ "' is not of type " ~ faults[0][3] ~ '. Correct the cell.'
        ) }}
    {%- endif -%}
    {%- set casts = [] -%}
    {%- for column in columns -%}
        {%- do casts.append('cast("' ~ column.name ~ '" as ' ~ column.data_type ~ ') as "' ~ column.name ~ '"') -%}
    {%- endfor -%}
    {%- do dbt.run_query('create or replace table ' ~ this ~ ' as select ' ~ casts | join(', ') ~ ' from seed_text') -%}
{% endmacro %}


{% macro load_extract(columns, files) %}
    {#-
        landing.<extract>: the cells as text; landing.<extract>_rejected: lines that are
        not rows; landing.<extract>_positions: the position in its file of each row.
        raw.<extract>, a view over the three: one row per record of every file.
    -#}
    {%- set landing = 'landing.' ~ model.name -%}
    {%- set names = '"' ~ columns | join('", "') ~ '"' -%}
    {%- do dbt.run_query(
        'create schema if not exists landing; create or replace table ' ~ landing
        ~ ' ("' ~ columns | join('" varchar, "') ~ '" varchar); create or replace table ' ~ landing
        ~ '_rejected (_file_name varchar, _record_number bigint, _line_number bigint, _row_number bigint, _line_fault varchar, line_text varchar); create or replace table ' ~ landing
        ~ '_positions (row_from bigint, _file_name varchar, record_from bigint, line_from bigint, row_number_from bigint)'
    ) -%}
    {%- for file in files -%}
        {%- do load_extract_file(landing, names, file, loop.index0) -%}
    {%- endfor -%}
    {%- set nulls = [] -%}
    {%- for column in columns -%}{%- do nulls.append('null as "' ~ column ~ '"') -%}{%- endfor -%}
    {%- do dbt.run_query(
        'create or replace view ' ~ this ~ ' as select ' ~ names
        ~ ', _file_name, record_from + landed.rowid - row_from as _record_number'
        ~ ', line_from + landed.rowid - row_from as _line_number'
        ~ ', row_number_from + landed.rowid - row_from as _row_number'
        ~ ', cast(null as varchar) as _line_fault'
        ~ ' from ' ~ landing ~ ' as landed asof join ' ~ landing
        ~ '_positions as positions on landed.rowid >= positions.row_from'
        ~ ' union all select ' ~ nulls | join(', ')
        ~ ', _file_name, _record_number, _line_number, _row_number, _line_fault from ' ~ landing ~ '_rejected'
    ) -%}
{% endmacro %}


{% macro load_extract_file(landing, names, file, index) %}
    {%- set rows_before = dbt.run_query('select count(*) from ' ~ landing).rows[0][0] | int -%}
    {%- set rejected_before = dbt.run_query('select count(*) from ' ~ landing ~ '_rejected').rows[0][0] | int -%}
    {%- set numbered_before = rows_before + rejected_before -%}
    {%- if file.format == 'parquet' -%}
        {%- do dbt.run_query(
            'insert into ' ~ landing ~ ' (' ~ names ~ ') select '
            ~ names | replace('", "', '"::varchar, "') ~ "::varchar from read_parquet('" ~ sql_text(file.path) ~ "')"
        ) -%}
    {%- else -%}
        {%- do dbt.run_query(
            'drop table if exists seed_rejects; drop table if exists seed_scans; insert into ' ~ landing ~ ' (' ~ names ~ ') select '
            ~ names ~ ' from ' ~ csv_reader(file)
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
            select _record_number as record_number from " ~ landing ~ "_rejected
            where _file_name = '" ~ sql_text(file.name) ~ "'
        ),
        breaks as (
            select record_number from jumps
            union
            select record_number + 1 from rejected
        ),
        accepted_breaks as (
            select
                breaks.record_number,
                " ~ rows_before ~ " + breaks.record_number - 1
                - (select count(*) from rejected where rejected.record_number < breaks.record_number) as row_from
            from breaks
        )
        select
            accepted_breaks.row_from,
            '" ~ sql_text(file.name) ~ "',
            accepted_breaks.record_number,
            jumps.line_number + accepted_breaks.record_number - jumps.record_number,
            " ~ numbered_before ~ " + accepted_breaks.record_number
        from accepted_breaks
        asof join jumps on accepted_breaks.record_number >= jumps.record_number
        qualify row_number() over (partition by row_from order by accepted_breaks.record_number desc) = 1"
    ) -%}
{% endmacro %}


{% macro inspected_positions(index) %}
    {{- return(
        "select unnest(from_json(getvariable('inspection') -> 'files' -> " ~ index ~ " -> 'positions', "
        ~ "'[{\"record_number\": \"bigint\", \"reader_line\": \"bigint\", \"line_number\": \"bigint\"}]'), recursive := true)"
    ) -}}
{% endmacro %}


{% macro check_loaded_file(landing, file, rows_before) %}
    {%- set counts = dbt.run_query(
        'select (select count(*) from ' ~ landing ~ ') - ' ~ rows_before ~ ', count(*), min(_line_number), min_by(_line_fault, _line_number) from '
        ~ landing ~ "_rejected where _file_name = '" ~ sql_text(file.name) ~ "'"
    ).rows[0] -%}
    {%- set accepted = counts[0] | int -%}
    {%- set rejected = counts[1] | int -%}
    {%- if accepted + rejected == 0 -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ' has a header and no record.\nExpected at least one record after line 1. Export it again.'
        ) }}
    {%- elif rejected > accepted -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ counts[2] ~ ': ' ~ rejected ~ ' of ' ~ (accepted + rejected)
            ~ ' lines are not valid rows, this one the first (' ~ counts[3] ~ ').\nExpected ' ~ file.header | length
            ~ ' cells separated by commas on each line, as in the header. The whole file is refused: export it again.'
        ) }}
    {%- endif -%}
{% endmacro %}
