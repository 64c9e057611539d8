{% macro replaced(expression, pattern, replacement) -%}
    {{ adapter.dispatch('replaced')(expression, pattern, replacement) }}
{%- endmacro %}

{% macro duckdb__replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro spark__replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, r'{{ pattern }}', '{{ replacement }}')
{%- endmacro %}
