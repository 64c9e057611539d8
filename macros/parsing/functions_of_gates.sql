{% macro functions_of_gates() %}
    {#- The raw gate parses dates and blanks as staging does: these functions are stored
        in the build's file, for expectations/sql to call. They run on every cell of
        every column, where one pattern takes half the time of a list. -#}
    create schema if not exists reference;
    create or replace macro reference.parsed_date(cell) as {{ parsed('cell', 'date') }};
    create or replace macro reference.is_blank(cell) as coalesce(
        regexp_full_match(
            cell, ' *({{ blank_markers('any') | join('|') | replace('.', '[.]') }}) *', 'i'
        ),
        true
    );
{% endmacro %}
