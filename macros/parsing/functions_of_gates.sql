{% macro functions_of_gates() %}
    {#- The raw gate reads dates and knows blanks by the same expressions as staging:
        they stand in the build's file as functions, for expectations/sql to call. -#}
    create schema if not exists reference;
    create or replace macro reference.parsed_date(cell) as {{ parsed('cell', 'date') }};
    create or replace macro reference.is_blank(cell) as {{ is_blank('cell', 'any') }};
{% endmacro %}
