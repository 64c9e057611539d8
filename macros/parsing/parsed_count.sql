{#- A count as a publisher writes it: digits, or withheld because it is small. -#}
{% macro parsed_count(cell, blank_words) -%}
    case
        when array_contains({{ blank_words }}.withheld_words, lower({{ trimmed(cell) }})) then 'withheld'
        when {{ matches(digits_of(cell), '^[0-9]{1,9}([.]0+)?$') }}
            then regexp_replace({{ digits_of(cell) }}, '[.]0+$', '')
    end
{%- endmacro %}
