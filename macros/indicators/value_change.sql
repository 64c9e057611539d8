{#- A change smaller than the band is unchanged; a billionth either way is rounding. -#}
{% macro value_change(value, previous_value, polarity, band='0') -%}
    case
        when {{ value }} is null or {{ previous_value }} is null then 'not_comparable'
        when
            {{ value }} = {{ previous_value }}
            or abs({{ value }} - {{ previous_value }}) < {{ band }} - 1e-9
            then 'unchanged'
        when {{ polarity }} = 'none' and {{ value }} > {{ previous_value }} then 'higher'
        when {{ polarity }} = 'none' then 'lower'
        when ({{ value }} > {{ previous_value }}) = ({{ polarity }} = 'higher_is_better')
            then 'improved'
        else 'worsened'
    end
{%- endmacro %}
