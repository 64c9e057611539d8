{% macro points_label(difference, unit) -%}
    concat(
        {{ short_number('abs(' ~ difference ~ ')') }},
        case {{ unit }}
            when 'percent'
                then case when {{ short_number('abs(' ~ difference ~ ')') }} = '1' then ' point' else ' points' end
            when 'per_1000' then ' per 1,000'
            else ''
        end
    )
{%- endmacro %}
