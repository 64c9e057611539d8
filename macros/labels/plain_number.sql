{% macro plain_number(value) -%}
    {#- two decimal places at most, without zeros at the end -#}
    case
        when round(cast({{ value }} as decimal(18, 8)), 2) = round(cast({{ value }} as decimal(18, 8)), 1)
            then {{ short_number(value) }}
        else {{ rounded_label(value, 2) }}
    end
{%- endmacro %}
