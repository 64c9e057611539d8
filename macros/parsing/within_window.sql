{#- A day whose year has two digits, of the last century where it lies after `latest`. -#}
{% macro within_window(day, latest) -%}
    {%- if latest is none -%}
        {{ day }}
    {%- else -%}
        case
            when {{ day }} > {{ latest }} then {{ plus_months(day, '-1200') }}
            else {{ day }}
        end
    {%- endif -%}
{%- endmacro %}
