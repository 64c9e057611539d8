{% macro parsed_person_identifier(cell) -%}
    case when {{ matches(cell, '^[0-9]+$') }} then {{ pseudonym(cell, 'person') }} end
{%- endmacro %}
