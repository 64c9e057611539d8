{% macro parsed_flag(cell) -%}
    case
        when upper({{ cell }}) in ('Y', 'YES', '1', 'TRUE') then true
        when upper({{ cell }}) in ('N', 'NO', '0', 'FALSE') then false
    end
{%- endmacro %}
