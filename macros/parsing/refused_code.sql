{% macro refused_code(column, code, reason='not_in_code_list', required=false) -%}
    case
        when {{ is_blank(column) }}
            then {{ "'" ~ column.split('.')[-1] ~ ":is_blank'" if required else 'null' }}
        when {{ code }} is null then '{{ column.split(".")[-1] }}:{{ reason }}'
    end
{%- endmacro %}
