{% macro is_weekend(date) -%}
    {{ adapter.dispatch('is_weekend')(date) }}
{%- endmacro %}

{% macro duckdb__is_weekend(date) -%}
    extract(isodow from {{ date }}) > 5
{%- endmacro %}

{% macro spark__is_weekend(date) -%}
    extract(dayofweek_iso from {{ date }}) > 5
{%- endmacro %}
