{#- A number without thousands separators and percent sign; null if it is no number. -#}
{% macro digits_of(cell) -%}
    case
        when {{ matches(cell, '^[0-9]+$') }} then {{ cell }}
        when {{ matches(trimmed(cell), '^[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? ?%?$') }}
            then replace(replace(replace({{ trimmed(cell) }}, ',', ''), '%', ''), ' ', '')
    end
{%- endmacro %}
