{% macro refused(column, type, required=false, past=false) -%}
    {%- set reasons = {
        'date': 'not_a_date',
        'flag': 'not_a_flag',
        'integer': 'not_an_integer',
        'decimal': 'not_a_decimal',
        'identifier': 'not_an_identifier',
        'spaced_identifier': 'not_an_identifier',
        'person_identifier': 'not_a_person_identifier',
        'chi_number': 'not_a_chi_number',
        'financial_year': 'not_a_financial_year',
        'academic_year': 'not_an_academic_year',
        'count': 'not_a_count',
    } -%}
    case
        when {{ is_blank(column, type) }}
            then {{ "'" ~ column.split('.')[-1] ~ ":is_blank'" if required else 'null' }}
        when {{ parsed(column, type) }} is null then '{{ column.split(".")[-1] }}:{{ reasons[type] }}'
        {%- if past %}
        when {{ parsed(column, type) }} > {{ parsed('source.extracted_on', 'date') }}
            then '{{ column.split(".")[-1] }}:after_extraction'
        {%- endif %}
    end
{%- endmacro %}
