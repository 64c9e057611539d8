{% macro plus_months(date, months) -%}
    {{ adapter.dispatch('plus_months')(date, months) }}
{%- endmacro %}

{% macro duckdb__plus_months(date, months) -%}
    cast({{ date }} + to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}

{% macro spark__plus_months(date, months) -%}
    add_months({{ date }}, cast({{ months }} as int))
{%- endmacro %}
