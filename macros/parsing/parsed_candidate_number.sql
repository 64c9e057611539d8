{#- The number of a pupil; a stand-in is no identity. -#}
{% macro parsed_candidate_number(cell, blank_words) -%}
    case
        when
            not {{ is_blank(cell, 'text', blank_words) }}
            and not array_contains(
                {{ blank_words }}.stand_in_words, lower({{ without_spaces(cell) }})
            )
            then {{ pseudonym(without_spaces(cell), 'candidate') }}
    end
{%- endmacro %}
