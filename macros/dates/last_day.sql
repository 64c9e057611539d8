{% macro last_day(first_day, months) -%}
    {{ plus_days(plus_months(first_day, months), '-1') }}
{%- endmacro %}
