{% macro parsed_spaced_identifier(cell) -%}
    {#- an identifier in which spaces mean nothing -#}
    {{ parsed_identifier("replace(" ~ cell ~ ", ' ', '')") }}
{%- endmacro %}
