{% macro parsed_spaced_identifier(cell) -%}
    {#- an identifier whose spaces are ignored -#}
    {{ parsed_identifier("replace(" ~ cell ~ ", ' ', '')") }}
{%- endmacro %}
