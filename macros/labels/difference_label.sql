{% macro difference_label(number, suffix_one='difference_suffix_one', suffix='difference_suffix') -%}
    concat(
        {{ number }},
        coalesce(case when {{ number }} = '1' then {{ suffix_one }} else {{ suffix }} end, '')
    )
{%- endmacro %}
