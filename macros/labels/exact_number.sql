{% macro exact_number(value) -%}
    {#- every decimal place that it has, without zeros at the end -#}
    regexp_replace(
        cast(cast({{ value }} as decimal(18, 8)) as {{ dbt.type_string() }}), '[.]?0+$', ''
    )
{%- endmacro %}
