{#-
    Tables and views of models, replaced in one statement. dbt's own way (made under
    another name, the old one renamed, the new one renamed, the old one dropped) takes
    four round trips more for each; DuckDB replaces a relation whole, in a transaction.
-#}
{% materialization table, adapter='duckdb' %}
    {{ return(replace_relation('table')) }}
{% endmaterialization %}

{% materialization view, adapter='duckdb' %}
    {{ return(replace_relation('view')) }}
{% endmaterialization %}

{% macro replace_relation(type) %}
    {%- set existing = load_cached_relation(this) -%}
    {%- set relation = this.incorporate(type=type) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- if existing is not none and existing.type != type -%}
        {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
    {%- call statement('main') -%}
        {%- if not config.get('contract').enforced -%}
            create or replace {{ type }} {{ relation }} as (
                {{ sql }}
            )
        {%- else -%}
            {{ get_assert_columns_equivalent(sql) }}
            create or replace table {{ relation }}
            {{ get_table_columns_and_constraints() }};
            insert into {{ relation }} {{ get_column_names() }} (
                {{ get_select_subquery(sql) }}
            )
        {%- endif -%}
    {%- endcall -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do persist_docs(relation, model) -%}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [relation]}) }}
{% endmacro %}
