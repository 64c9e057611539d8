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
