{#- Digits, as a spreadsheet may write them (1000468.0). A stand-in is no identity. -#}
{% macro parsed_person_identifier(cell, blank_words) -%}
    case
        when
            {{ matches(without_spaces(cell), '^[0-9]+([.]0+)?$') }}
            and not array_contains(
                {{ blank_words }}.stand_in_words,
                regexp_replace({{ without_spaces(cell) }}, '[.]0+$', '')
            )
            then {{ pseudonym("regexp_replace(" ~ without_spaces(cell) ~ ", '[.]0+$', '')", 'person') }}
    end
{%- endmacro %}
