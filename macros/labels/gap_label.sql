{% macro gap_label(value, target, unit) -%}
    concat(
        {{ plain_number('abs(' ~ value ~ ' - ' ~ target ~ ')') }},
        case {{ unit }}
            when 'percent'
                then case when {{ plain_number('abs(' ~ value ~ ' - ' ~ target ~ ')') }} = '1' then ' point' else ' points' end
            when 'per_1000' then ' per 1,000'
            else ''
        end
    )
{%- endmacro %}
