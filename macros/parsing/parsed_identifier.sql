{% macro parsed_identifier(cell) -%}
    case when {{ matches(cell, '^[A-Za-z0-9][A-Za-z0-9/._-]*$') }} then {{ cell }} end
{%- endmacro %}
