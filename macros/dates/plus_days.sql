{% macro plus_days(date, days) -%}
    {{ adapter.dispatch('plus_days')(date, days) }}
{%- endmacro %}

{% macro duckdb__plus_days(date, days) -%}
    {{ date }} + cast({{ days }} as integer)
{%- endmacro %}

{% macro spark__plus_days(date, days) -%}
    date_add({{ date }}, cast({{ days }} as int))
{%- endmacro %}
