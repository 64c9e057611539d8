{#- The rows of the seed of blank words: type and spelling. -#}
{% macro words_of(relation) %}
    {%- if execute -%}
        {{ return(run_query('select data_type, spelling from ' ~ relation ~ ' order by all').rows) }}
    {%- endif -%}
    {{ return([]) }}
{% endmacro %}

{#- A list of the words of some types. -#}
{% macro list_of_words(words, types) -%}
    [
    {%- for type, spelling in words if type in types -%}
        '{{ sql_text(spelling) }}'{{ ', ' if not loop.last }}
    {%- endfor -%}
    ]
{%- endmacro %}
