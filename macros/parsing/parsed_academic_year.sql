{% macro parsed_academic_year(cell) -%}
    {#- yyyy/yy, the second year following the first; the first day of the school year -#}
    case
        when
            {{ matches(cell, '^(19|20)[0-9]{2}/[0-9]{2}$') }}
            and (cast(left({{ cell }}, 4) as integer) + 1) % 100
            = cast(right({{ cell }}, 2) as integer)
            then make_date(cast(left({{ cell }}, 4) as integer), 8, 1)
    end
{%- endmacro %}
