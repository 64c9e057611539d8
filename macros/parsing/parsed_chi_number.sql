{#- Ten digits, or nine where a leading zero was lost, of which the first six are a day
    (ddmmyy). A number of one digit repeated is a stand-in; of ones it has such a day. -#}
{% macro parsed_chi_number(cell) -%}
    case
        when
            {{ matches(without_spaces(cell), '^[0-9]{9,10}([.]0+)?$') }}
            and not {{ matches(without_spaces(cell), '^1+([.]0+)?$') }}
            and {{ is_day_of_birth("left(" ~ chi_digits(cell) ~ ", 6)") }}
            then {{ pseudonym(chi_digits(cell), 'chi') }}
    end
{%- endmacro %}

{% macro chi_digits(cell) -%}
    lpad(regexp_replace({{ without_spaces(cell) }}, '[.]0+$', ''), 10, '0')
{%- endmacro %}

{#- ddmmyy; 29 February of some century -#}
{% macro is_day_of_birth(digits) -%}
    {{ matches(digits, '^((0[1-9]|[12][0-9])(0[1-9]|1[0-2])|30(0[13-9]|1[0-2])|31(0[13578]|1[02]))[0-9]{2}$') }}
{%- endmacro %}
