{% macro limit_end(start, standard) -%}
    case {{ standard }}.limit_unit
        when 'calendar_days' then {{ plus_days(start, standard ~ '.limit_value') }}
        when 'calendar_months' then {{ plus_months(start, standard ~ '.limit_value') }}
    end
{%- endmacro %}
