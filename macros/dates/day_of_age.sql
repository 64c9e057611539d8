{% macro day_of_age(born_on, months, days) -%}
    {{ plus_days(plus_months(born_on, months), days) }}
{%- endmacro %}
