{% macro parsed_integer(cell) -%}
    case
        when {{ matches(cell, '^-?[0-9]{1,9}$') }} then cast({{ cell }} as integer)
    end
{%- endmacro %}
