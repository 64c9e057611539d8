{% macro newcombe_upper(x1, n1, x2, n2, z) -%}
    (
        ({{ x1 }}) / cast({{ n1 }} as double) - ({{ x2 }}) / cast({{ n2 }} as double)
        + sqrt(
            power({{ wilson_upper(x1, n1, z) }} - ({{ x1 }}) / cast({{ n1 }} as double), 2)
            + power(({{ x2 }}) / cast({{ n2 }} as double) - {{ wilson_lower(x2, n2, z) }}, 2)
        )
    )
{%- endmacro %}
