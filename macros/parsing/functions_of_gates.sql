{% macro functions_of_gates() %}
    {#- The raw gate parses dates and blanks as staging does: these functions are stored
        in the build's file, for expectations/sql to call. -#}
    create schema if not exists reference;
    create or replace macro reference.parsed_date(cell) as {{ parsed_date('cell') }};
    create or replace macro reference.is_blank(cell) as coalesce(
        lower(trim(cell)) in (
            select ''
            union all
            select blank_words.word from reference.blank_word as blank_words
            where blank_words.data_type in ('any', 'date')
        ),
        true
    );
{% endmacro %}
