{#- Any number of decimals: twelve are kept, which no label shows. -#}
{% macro parsed_decimal(cell) -%}
    case
        when {{ matches(digits_of(cell), '^[-+]?[0-9]{1,12}([.][0-9]+)?$') }}
            then cast({{ digits_of(cell) }} as decimal(38, 12))
    end
{%- endmacro %}
