{% macro blank_markers(type='text') -%}
    {#- blank markers of suppliers by type, and those of every type -#}
    {%- set anywhere = ['', 'NULL', 'N/K'] -%}
    {%- set of_type = {
        'date': ['01/01/1900', '1900-01-01', '02/01/1900', '1900-01-02'],
        'decimal': ['..', '-'],
    } -%}
    {%- if type == 'any' -%}
        {{ return(anywhere + of_type.values() | sum(start=[])) }}
    {%- endif -%}
    {{ return(anywhere + of_type.get(type, [])) }}
{%- endmacro %}
