{% macro case_key(columns) -%}
    concat_ws('|'
    {%- for column in columns -%}
        , cast({{ column }} as {{ dbt.type_string() }})
    {%- endfor -%}
    )
{%- endmacro %}
