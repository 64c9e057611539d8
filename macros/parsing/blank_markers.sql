{% macro blank_markers(type='text') -%}
    {#- what suppliers write where they have nothing to say, beside what is blank anywhere -#}
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
