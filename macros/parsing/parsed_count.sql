{% macro parsed_count(cell) -%}
    {#- a count as a publisher writes it: digits, or <5 where it withholds a small one -#}
    case when {{ matches(cell, '^([0-9]{1,9}|<5)$') }} then {{ cell }} end
{%- endmacro %}
