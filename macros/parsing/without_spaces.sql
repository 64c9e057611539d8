{% macro without_spaces(cell) -%}
    {{ adapter.dispatch('without_spaces')(cell) }}
{%- endmacro %}

{% macro duckdb__without_spaces(cell) -%}
    regexp_replace({{ cell }}, '[\s\p{Z}\x{200B}\x{FEFF}]+', '', 'g')
{%- endmacro %}

{% macro spark__without_spaces(cell) -%}
    regexp_replace({{ cell }}, r'[\s\p{Z}\x{200B}\x{FEFF}]+', '')
{%- endmacro %}
