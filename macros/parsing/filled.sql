{% macro filled(column) -%}
    case when not {{ is_blank(column) }} then trim({{ column }}) end
{%- endmacro %}
