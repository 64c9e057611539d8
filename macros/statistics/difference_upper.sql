{#- From the distances of the first figure to its upper and of the second to its lower
    limit. -#}
{% macro difference_upper(value, upper, other, other_lower) -%}
    (
        {{ value }} - {{ other }}
        + sqrt(
            power({{ upper }} - {{ value }}, 2) + power({{ other }} - {{ other_lower }}, 2)
        )
    )
{%- endmacro %}
