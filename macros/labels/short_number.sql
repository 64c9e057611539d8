{% macro short_number(value) -%}
    {#- one decimal place, omitted where it is zero -#}
    case
        when round(cast({{ value }} as decimal(18, 8)), 1) = round(cast({{ value }} as decimal(18, 8)), 0)
            then {{ rounded_text(value, 0) }}
        else {{ rounded_text(value, 1) }}
    end
{%- endmacro %}
