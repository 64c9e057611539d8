{% macro sql_text(value) %}
    {{- return(value | replace("'", "''")) -}}
{% endmacro %}
