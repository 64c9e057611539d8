{#- The smaller root of the score equation, in the form that avoids subtracting nearly
    equal numbers. -#}
{% macro wilson_lower(x, n, z) -%}
    case
        when ({{ n }}) > 0 and ({{ x }}) between 0 and ({{ n }})
            then 2e0 * ({{ x }}) * ({{ x }}) / (
                ({{ n }}) * (
                    2e0 * ({{ x }}) + ({{ z }}) * ({{ z }})
                    + ({{ z }}) * sqrt(
                        ({{ z }}) * ({{ z }}) + 4e0 * ({{ x }}) * (1 - ({{ x }}) / cast({{ n }} as double))
                    )
                )
            )
    end
{%- endmacro %}
