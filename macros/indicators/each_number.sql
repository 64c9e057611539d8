{% macro each_number(last) -%}
    {{ adapter.dispatch('each_number')(last) }}
{%- endmacro %}

{% macro duckdb__each_number(last) -%}
    unnest(generate_series(1, {{ last }}))
{%- endmacro %}

{% macro spark__each_number(last) -%}
    explode(sequence(1, {{ last }}))
{%- endmacro %}
