{% macro spaced_postcode(cell) -%}
    concat(
        left(upper(replace({{ cell }}, ' ', '')), length(replace({{ cell }}, ' ', '')) - 3),
        ' ',
        right(upper(replace({{ cell }}, ' ', '')), 3)
    )
{%- endmacro %}
