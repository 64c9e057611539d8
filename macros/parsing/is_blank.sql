{% macro is_blank(column, type='text') -%}
    {%- set markers = ['', 'NULL', 'N/K'] -%}
    {%- if type == 'date' -%}
        {%- set markers = markers + ['01/01/1900', '1900-01-01', '02/01/1900', '1900-01-02'] -%}
    {%- elif type == 'decimal' -%}
        {%- set markers = markers + ['..', '-'] -%}
    {%- endif -%}
    coalesce(upper(trim({{ column }})) in ('{{ markers | join("', '") }}'), true)
{%- endmacro %}
