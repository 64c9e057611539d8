{#- 0 is printed only of 0 and 100 only of 100: a number that would be rounded to either
    has as many decimal places more as it needs. -#}
{% macro rounded_label(value, decimal_places) -%}
    {%- set number = 'cast(' ~ value ~ ' as decimal(18, 8))' -%}
    case
        {%- for places in range(7) %}
        when
            {{ decimal_places }} <= {{ places }}
            and (
                {{ number }} in (0, 100)
                or round({{ number }}, {{ places }}) not in (0, 100)
            )
            then {{ rounded_text(value, places) }}
        {%- endfor %}
        else cast({{ number }} as {{ dbt.type_string() }})
    end
{%- endmacro %}
