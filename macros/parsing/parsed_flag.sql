{% macro parsed_flag(cell) -%}
    case
        when {{ cell }} in ('Y', 'N') then {{ cell }} = 'Y'
        when lower({{ trimmed(cell) }}) in ('y', 'yes', '1', '1.0', 'true', 't') then true
        when lower({{ trimmed(cell) }}) in ('n', 'no', '0', '0.0', 'false', 'f') then false
    end
{%- endmacro %}
