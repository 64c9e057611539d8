{% macro newcombe_lower(x1, n1, x2, n2, z) -%}
    {{ difference_lower(
        proportion(x1, n1), wilson_lower(x1, n1, z),
        proportion(x2, n2), wilson_upper(x2, n2, z)
    ) }}
{%- endmacro %}

{% macro proportion(x, n) -%}
    (({{ x }}) / cast({{ n }} as double))
{%- endmacro %}
