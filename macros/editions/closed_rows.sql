{% macro closed_rows(file, columns) %}
    {%- set files = env_var('EDITIONS_DIR', 'editions') ~ '/*/' ~ file -%}
    {%- set files = files | replace("'", "''") -%}
    {%- set found = execute and run_query("select count(*) from glob('" ~ files ~ "')").rows[0][0] > 0 -%}
    select
        {{ "regexp_extract(filename, '([^/]+)/" ~ file ~ "$', 1)" if found else 'cast(null as ' ~ dbt.type_string() ~ ')' }}
            as edition_id
        {%- for column, type in columns.items() %},
        cast({{ column if found else 'null' }} as {{ type }}) as {{ column }}
        {%- endfor %}
    {%- if found %}
    from read_parquet('{{ files }}', filename = true, union_by_name = true)
    {%- else %}
    where false
    {%- endif %}
{% endmacro %}
