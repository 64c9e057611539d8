{% macro reporting_quarter(day) -%}
    cast(date_trunc('quarter', {{ day }}) as date)
{%- endmacro %}
