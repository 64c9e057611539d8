{% macro seed_paths() %}
    {%- if model.fqn[1] == 'extracts' and env_var('EXTRACTS_DIR', '') -%}
        {%- set found = dbt.run_query(
            "select extract_files('" ~ sql_text(env_var('EXTRACTS_DIR')) ~ "', '" ~ model.fqn[2] ~ "', '" ~ model.name ~ "')"
        ).rows[0][0] -%}
        {{ return(fromjson(found)) }}
    {%- endif -%}
    {{ return({
        'paths': [env_var('SEEDS_COPY', model.root_path) ~ '/' ~ model.original_file_path],
        'names': [model.original_file_path],
    }) }}
{% endmacro %}
