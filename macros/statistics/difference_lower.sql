{#- From the distances of the first figure to its lower and of the second to its upper
    limit. -#}
{% macro difference_lower(value, lower, other, other_upper) -%}
    (
        {{ value }} - {{ other }}
        - sqrt(
            power({{ value }} - {{ lower }}, 2) + power({{ other_upper }} - {{ other }}, 2)
        )
    )
{%- endmacro %}
