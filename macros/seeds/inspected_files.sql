{% macro inspected_files(columns) %}
    {%- set found = seed_paths() -%}
    {%- if not found.error -%}
        {%- set found = fromjson(dbt.run_query(
            "set variable inspection = inspect_files('"
            ~ sql_text(tojson(found.paths)) ~ "', '" ~ sql_text(tojson(found.names)) ~ "', '"
            ~ sql_text(tojson({
                'columns': columns,
                'limits': var('file_limits'),
                'may_be_empty': config.get('meta', {}).get('may_be_empty', false),
            })) ~ "'); select getvariable('inspection')"
        ).rows[0][0]) -%}
    {%- endif -%}
    {%- if found.error -%}{{ exceptions.raise_compiler_error(found.error) }}{%- endif -%}
    {{ return(found.files) }}
{% endmacro %}
