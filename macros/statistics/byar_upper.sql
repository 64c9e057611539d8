{% macro byar_upper(x, z) -%}
    case
        when ({{ x }}) >= 0
            then (({{ x }}) + 1) * power(
                1 - 1 / (9e0 * (({{ x }}) + 1)) + ({{ z }}) / (3e0 * sqrt(({{ x }}) + 1)), 3
            )
    end
{%- endmacro %}
