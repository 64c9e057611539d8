{% macro parsed_chi_number(cell) -%}
    case
        when {{ matches(cell, '^[0-9]{9,10}$') }}
            then {{ pseudonym("lpad(" ~ cell ~ ", 10, '0')", 'chi') }}
    end
{%- endmacro %}
