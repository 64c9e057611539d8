{% macro newcombe_upper(x1, n1, x2, n2, z) -%}
    {{ difference_upper(
        proportion(x1, n1), wilson_upper(x1, n1, z),
        proportion(x2, n2), wilson_lower(x2, n2, z)
    ) }}
{%- endmacro %}
