{% macro day_label(date) -%}
    {{ adapter.dispatch('day_label')(date) }}
{%- endmacro %}

{% macro duckdb__day_label(date) -%}
    strftime({{ date }}, '%-d %b %Y')
{%- endmacro %}

{% macro spark__day_label(date) -%}
    date_format({{ date }}, 'd MMM yyyy')
{%- endmacro %}
