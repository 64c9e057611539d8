{% macro case_id(indicator_id) -%}
    concat_ws('|'
    {%- for column in indicator_models()[indicator_id].key -%}
        , cast({{ column }} as {{ dbt.type_string() }})
    {%- endfor -%}
    )
{%- endmacro %}
