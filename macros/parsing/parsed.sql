{% macro parsed(column, type) -%}
    case
        when not {{ is_blank(column, type) }}
            then {{ context['parsed_' ~ type]('trim(' ~ column ~ ')') }}
    end
{%- endmacro %}
