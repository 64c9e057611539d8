{#- Whether a cell can only be a date whose month comes first, as in 12/14/2022. -#}
{% macro is_month_first(cell) -%}
    regexp_full_match({{ plain_date(cell) }}, '(0?[1-9]|1[0-2])-(1[3-9]|2[0-9]|3[01])-([0-9]{2}|[0-9]{4})')
{%- endmacro %}
