{% macro plain_number(value) -%}
    {#- two decimal places at most, without zeros at the end; more if it would be 0 or 100 -#}
    case
        when
            round(cast({{ value }} as decimal(18, 8)), 2) = round(cast({{ value }} as decimal(18, 8)), 1)
            and (
                cast({{ value }} as decimal(18, 8)) in (0, 100)
                or round(cast({{ value }} as decimal(18, 8)), 2) not in (0, 100)
            )
            then {{ short_number(value) }}
        else {{ rounded_label(value, 2) }}
    end
{%- endmacro %}
