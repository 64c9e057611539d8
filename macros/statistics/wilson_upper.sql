{% macro wilson_upper(x, n, z) -%}
    case
        when ({{ n }}) > 0 and ({{ x }}) between 0 and ({{ n }})
            then least(1e0, (
                2e0 * ({{ x }}) + ({{ z }}) * ({{ z }})
                + ({{ z }}) * sqrt(
                    ({{ z }}) * ({{ z }}) + 4e0 * ({{ x }}) * (1 - ({{ x }}) / cast({{ n }} as double))
                )
            ) / (2e0 * (({{ n }}) + ({{ z }}) * ({{ z }}))))
    end
{%- endmacro %}
