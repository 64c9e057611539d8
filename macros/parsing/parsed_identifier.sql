{#- Letters count in any case and white space not at all; a spreadsheet may write a
    number with decimals (1000468.0). A stand-in is no identity. -#}
{% macro parsed_identifier(cell, blank_words) -%}
    case
        when
            {{ matches(cell, '^[A-Z]*[0-9]+$') }}
            and not array_contains({{ blank_words }}.stand_in_words, {{ cell }})
            then {{ cell }}
        when
            {{ matches(without_spaces(cell), '^[A-Za-z0-9][A-Za-z0-9/._-]*$') }}
            and not array_contains({{ blank_words }}.stand_in_words, lower({{ plain_identifier(cell) }}))
            then upper({{ plain_identifier(cell) }})
    end
{%- endmacro %}

{% macro plain_identifier(cell) -%}
    regexp_replace({{ without_spaces(cell) }}, '^([0-9]+)[.]0+$', '\1')
{%- endmacro %}
