{% macro target_label(target, unit) -%}
    concat(
        {{ plain_number(target) }},
        case {{ unit }} when 'percent' then '%' when 'per_1000' then ' per 1,000' else '' end
    )
{%- endmacro %}
