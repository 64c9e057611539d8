{#- A name or number that is only compared: its case and its white space do not count. -#}
{% macro parsed_text(cell, blank_words) -%}
    case
        when not {{ is_blank(cell, 'text', blank_words) }}
            then lower({{ without_spaces(cell) }})
    end
{%- endmacro %}
