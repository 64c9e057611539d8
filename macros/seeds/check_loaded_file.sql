{% macro check_loaded_file(landing, file, rows_before) %}
    {%- set counts = dbt.run_query(
        'select (select count(*) from ' ~ landing ~ ') - ' ~ rows_before ~ ', count(*), min(_line_number), min_by(_line_fault, _line_number) from '
        ~ landing ~ "_rejected where _file_name = '" ~ sql_text(file.name) ~ "'"
    ).rows[0] -%}
    {%- set accepted = counts[0] | int -%}
    {%- set rejected = counts[1] | int -%}
    {%- set line_faults = 0 if file.format == 'parquet' else dbt.run_query('select count(*) from seed_rejects').rows[0][0] | int -%}
    {%- if file.record_count == 0 -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ' has a header and no record.\nExpected at least one record after line 1. Export it again.'
        ) }}
    {%- elif rejected > accepted or line_faults >= line_faults_limit() -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ', line ' ~ counts[2] ~ ': ' ~ rejected ~ (' or more' if line_faults >= line_faults_limit() else '') ~ ' of ' ~ file.record_count
            ~ ' lines are not valid rows, this one the first (' ~ counts[3] ~ ').\nExpected ' ~ file.header | length
            ~ ' cells separated by commas on each line, as in the header. The whole file is refused: export it again.'
        ) }}
    {%- elif accepted + rejected != file.record_count -%}
        {{ exceptions.raise_compiler_error(
            file.name ~ ': ' ~ file.record_count ~ ' records were counted in the file and ' ~ (accepted + rejected)
            ~ ' were read, ' ~ rejected ~ ' of them no valid rows.\nExpected each to be read. The whole file is refused: '
            ~ 'correct the lines with too few or too many cells, and send it again.'
        ) }}
    {%- endif -%}
{% endmacro %}
