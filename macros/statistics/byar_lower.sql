{#- Null where it is undefined (no event) or below zero. -#}
{% macro byar_lower(x, z) -%}
    case
        when
            ({{ x }}) > 0
            and 1 - 1 / (9e0 * ({{ x }})) - ({{ z }}) / (3e0 * sqrt({{ x }})) >= 0
            then ({{ x }}) * power(
                1 - 1 / (9e0 * ({{ x }})) - ({{ z }}) / (3e0 * sqrt({{ x }})), 3
            )
    end
{%- endmacro %}
