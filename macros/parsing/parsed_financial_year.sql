{% macro parsed_financial_year(cell) -%}
    {#- yy/yy, the second year following the first; the first day of the year -#}
    case
        when
            {{ matches(cell, '^[0-9]{2}/[0-9]{2}$') }}
            and (cast(left({{ cell }}, 2) as integer) + 1) % 100
            = cast(right({{ cell }}, 2) as integer)
            then make_date(2000 + cast(left({{ cell }}, 2) as integer), 4, 1)
    end
{%- endmacro %}
