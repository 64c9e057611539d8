{#- The words for nothing stand in the seed blank_word, by type of cell. -#}
{% macro is_blank(cell, type, blank_words) -%}
    coalesce(
        {{ cell }} = ''
        or {{ trimmed(cell) }} = ''
        or array_contains({{ blank_words }}.{{ type }}_words, lower({{ trimmed(cell) }}))
        {%- if type == 'date' %}
        or coalesce(
            {{ parsed_date(cell) }} between {{ blank_words }}.first_blank_date and {{ blank_words }}.last_blank_date,
            false
        )
        {%- endif %},
        true
    )
{%- endmacro %}
