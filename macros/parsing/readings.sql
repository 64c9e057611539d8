{#- Calls of reading_functions. -#}
{% macro parsed_date(cell) -%}
    reference.parsed_date({{ cell }})
{%- endmacro %}

{% macro folded(cell) -%}
    reference.folded({{ cell }})
{%- endmacro %}

{% macro is_blank(cell, type) -%}
    reference.is_blank_{{ type }}({{ cell }})
{%- endmacro %}

{#- What a cell of a type is read as. -#}
{% macro reading(type, cell) %}
    {%- set readings = {
        'date': 'reference.parsed_date(' ~ cell ~ ')',
        'flag': 'reference.parsed_flag(' ~ cell ~ ')',
        'text': 'reference.parsed_text(' ~ cell ~ ')',
        'integer': 'reference.parsed_integer(' ~ cell ~ ')',
        'decimal': 'reference.parsed_decimal(' ~ cell ~ ')',
        'count': 'reference.parsed_count(' ~ cell ~ ')',
        'financial_year': 'reference.first_day_of_year(reference.without_spaces(' ~ cell ~ '), 4)',
        'academic_year': 'reference.first_day_of_year(reference.without_spaces(' ~ cell ~ '), 8)',
        'identifier': 'reference.parsed_identifier(' ~ cell ~ ')',
        'reference': pseudonym('reference.parsed_identifier(' ~ cell ~ ')', 'reference'),
        'person': pseudonym('reference.person_number(' ~ cell ~ ')', 'person'),
        'chi': pseudonym('reference.chi_number(' ~ cell ~ ')', 'chi'),
        'candidate': pseudonym('reference.parsed_identifier(' ~ cell ~ ')', 'candidate'),
    } -%}
    {%- if type not in readings -%}
        {{ exceptions.raise_compiler_error('No such type of cell: ' ~ type) }}
    {%- endif -%}
    {{ return(readings[type]) }}
{% endmacro %}
