{#- Letters count in any case and white space not at all; a stand-in is no identity. -#}
{% macro parsed_identifier(cell, blank_words) -%}
    case
        when
            {{ matches(cell, '^[A-Z]*[0-9]+$') }}
            and not array_contains({{ blank_words }}.stand_in_words, {{ cell }})
            then {{ cell }}
        when
            {{ matches(without_spaces(cell), '^[A-Za-z0-9][A-Za-z0-9/._-]*$') }}
            and not array_contains(
                {{ blank_words }}.stand_in_words, lower({{ without_spaces(cell) }})
            )
            then upper({{ without_spaces(cell) }})
    end
{%- endmacro %}
