{% macro matches(expression, pattern) -%}
    {{ adapter.dispatch('matches')(expression, pattern) }}
{%- endmacro %}

{% macro duckdb__matches(expression, pattern) -%}
    regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(expression, pattern) -%}
    regexp_like({{ expression }}, r'{{ pattern }}')
{%- endmacro %}
