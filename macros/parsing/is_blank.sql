{% macro is_blank(column, type='text') -%}
    coalesce(upper(trim({{ column }})) in ('{{ blank_markers(type) | join("', '") }}'), true)
{%- endmacro %}
