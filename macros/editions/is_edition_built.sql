{% macro is_edition_built(column) -%}
    {%- if var('editions') -%}
        {{ column }} in ('{{ var('editions') | join("', '") }}')
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}
