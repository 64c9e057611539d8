{% macro rounded_label(value, decimal_places) -%}
    case {{ decimal_places }}
        when 0 then cast(cast(round(cast({{ value }} as decimal(18, 8)), 0) as bigint) as {{ dbt.type_string() }})
        when 1 then cast(cast(round(cast({{ value }} as decimal(18, 8)), 1) as decimal(18, 1)) as {{ dbt.type_string() }})
        when 2 then cast(cast(round(cast({{ value }} as decimal(18, 8)), 2) as decimal(18, 2)) as {{ dbt.type_string() }})
    end
{%- endmacro %}
