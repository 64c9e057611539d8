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
