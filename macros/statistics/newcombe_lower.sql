{#- From the distances of the first proportion to its lower and of the second to its
    upper Wilson limit. -#}
{% macro newcombe_lower(x1, n1, x2, n2, z) -%}
    (
        ({{ x1 }}) / cast({{ n1 }} as double) - ({{ x2 }}) / cast({{ n2 }} as double)
        - sqrt(
            power(({{ x1 }}) / cast({{ n1 }} as double) - {{ wilson_lower(x1, n1, z) }}, 2)
            + power({{ wilson_upper(x2, n2, z) }} - ({{ x2 }}) / cast({{ n2 }} as double), 2)
        )
    )
{%- endmacro %}
