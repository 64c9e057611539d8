{% macro load_extract(columns, files) %}
    {#-
        landing.<extract>: the cells as text; landing.<extract>_rejected: lines that are
        not rows; landing.<extract>_positions: from which row on a file's records and
        lines are numbered without a gap. raw.<extract>, a view over the three: one row
        per record of every file. Most files have no gap and need no look at the order.
    -#}
    {%- set landing = 'landing.' ~ model.name -%}
    {%- set names = '"' ~ columns | join('", "') ~ '"' -%}
    {%- do dbt.run_query(
        'create schema if not exists landing; create or replace table ' ~ landing
        ~ ' ("' ~ columns | join('" varchar, "') ~ '" varchar, _file_number integer); create or replace table ' ~ landing
        ~ '_rejected (_file_name varchar, _record_number bigint, _line_number bigint, _row_number bigint, _line_fault varchar, line_text varchar); create or replace table ' ~ landing
        ~ '_positions (_file_number integer, range_count bigint, row_from bigint, _file_name varchar, record_from bigint, line_from bigint, row_number_from bigint)'
    ) -%}
    {%- for file in files -%}
        {%- do load_extract_file(landing, names, file, loop.index0) -%}
    {%- endfor -%}
    {%- set nulls = [] -%}
    {%- for column in columns -%}{%- do nulls.append('null as "' ~ column ~ '"') -%}{%- endfor -%}
    {%- set rows = 'select ' ~ names
        ~ ', _file_name, record_from + landed.rowid - row_from as _record_number'
        ~ ', line_from + landed.rowid - row_from as _line_number'
        ~ ', row_number_from + landed.rowid - row_from as _row_number'
        ~ ', cast(null as varchar) as _line_fault from ' -%}
    {%- do dbt.run_query(
        'create or replace view ' ~ this ~ ' as ' ~ rows ~ landing ~ ' as landed inner join ' ~ landing
        ~ '_positions as positions on landed._file_number = positions._file_number and positions.range_count = 1'
        ~ ' union all ' ~ rows ~ '(select rowid, * from ' ~ landing ~ ' where _file_number in (select _file_number from '
        ~ landing ~ '_positions where range_count > 1)) as landed asof join ' ~ landing ~ '_positions as positions'
        ~ ' on landed._file_number = positions._file_number and landed.rowid >= positions.row_from'
        ~ ' union all select ' ~ nulls | join(', ')
        ~ ', _file_name, _record_number, _line_number, _row_number, _line_fault from ' ~ landing ~ '_rejected'
    ) -%}
{% endmacro %}
