{% macro rounded_text(value, decimal_places) -%}
    {%- if decimal_places == 0 -%}
        cast(cast(round(cast({{ value }} as decimal(18, 8)), 0) as bigint) as {{ dbt.type_string() }})
    {%- else -%}
        cast(cast(round(cast({{ value }} as decimal(18, 8)), {{ decimal_places }}) as decimal(18, {{ decimal_places }})) as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}
