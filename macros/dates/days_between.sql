{% macro days_between(first_day, last_day) -%}
    {{ adapter.dispatch('days_between')(first_day, last_day) }}
{%- endmacro %}

{% macro duckdb__days_between(first_day, last_day) -%}
    cast({{ last_day }} - {{ first_day }} as integer)
{%- endmacro %}

{% macro spark__days_between(first_day, last_day) -%}
    date_diff({{ last_day }}, {{ first_day }})
{%- endmacro %}
