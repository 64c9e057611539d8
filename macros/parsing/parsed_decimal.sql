{% macro parsed_decimal(cell) -%}
    case
        when {{ matches(cell, '^-?[0-9]{1,12}([.][0-9]{1,6})?$') }}
            then cast({{ cell }} as decimal(18, 6))
    end
{%- endmacro %}
