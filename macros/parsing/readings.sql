{#- Calls of reading_functions, with the words of stg_reference__blank_words. -#}
{% macro parsed_date(cell, latest='null') -%}
    reference.parsed_date({{ cell }}, {{ latest }})
{%- endmacro %}

{% macro folded(cell) -%}
    reference.folded({{ cell }})
{%- endmacro %}

{% macro is_blank(cell, type, blank_words) -%}
    {%- if type == 'date' -%}
    (
        reference.is_blank_word({{ cell }}, {{ blank_words }}.date_words)
        or coalesce(
            reference.parsed_date({{ cell }}, null)
            between {{ blank_words }}.first_blank_date and {{ blank_words }}.last_blank_date,
            false
        )
    )
    {%- else -%}
    reference.is_blank_word({{ cell }}, {{ blank_words }}.{{ type }}_words)
    {%- endif -%}
{%- endmacro %}

{% macro parsed_text(cell, blank_words) -%}
    case
        when not {{ is_blank(cell, 'text', blank_words) }}
            then lower(reference.without_spaces({{ cell }}))
    end
{%- endmacro %}

{% macro parsed_person_identifier(cell, blank_words) -%}
    {{ pseudonym('reference.person_number(' ~ cell ~ ', ' ~ blank_words ~ '.stand_in_words)', 'person') }}
{%- endmacro %}

{% macro parsed_chi_number(cell) -%}
    {{ pseudonym('reference.chi_number(' ~ cell ~ ')', 'chi') }}
{%- endmacro %}

{% macro parsed_candidate_number(cell, blank_words) -%}
    {{ pseudonym('reference.parsed_identifier(' ~ cell ~ ', ' ~ blank_words ~ '.stand_in_words)', 'candidate') }}
{%- endmacro %}

{% macro parsed_reference(cell, blank_words) -%}
    {{ pseudonym('reference.parsed_identifier(' ~ cell ~ ', ' ~ blank_words ~ '.stand_in_words)', 'reference') }}
{%- endmacro %}
