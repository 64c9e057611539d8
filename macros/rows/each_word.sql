{% macro each_word(expression) -%}
    {{ adapter.dispatch('each_word')(expression) }}
{%- endmacro %}

{% macro duckdb__each_word(expression) -%}
    unnest(string_split({{ expression }}, ' '))
{%- endmacro %}

{% macro spark__each_word(expression) -%}
    explode(split({{ expression }}, ' '))
{%- endmacro %}
