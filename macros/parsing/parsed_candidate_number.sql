{#- The number of a pupil, of letters and digits; a stand-in is no identity. -#}
{% macro parsed_candidate_number(cell, blank_words) -%}
    case
        when
            {{ matches(without_spaces(cell), '^[A-Za-z0-9][A-Za-z0-9/._-]*$') }}
            and not array_contains({{ blank_words }}.stand_in_words, lower({{ plain_identifier(cell) }}))
            then {{ pseudonym('upper(' ~ plain_identifier(cell) ~ ')', 'candidate') }}
    end
{%- endmacro %}
