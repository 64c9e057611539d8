{% macro parsed_integer(cell) -%}
    case
        when {{ matches(digits_of(cell), '^[-+]?[0-9]{1,9}([.]0+)?$') }}
            then cast(cast({{ digits_of(cell) }} as decimal(38, 12)) as integer)
    end
{%- endmacro %}
