{#- A full stop inside a word or number ends no sentence. -#}
{% macro each_sentence(expression) -%}
    {{ each_token(expression, '[^.!?]+([.!?]+[^ .!?][^.!?]*)*[.!?]*') }}
{%- endmacro %}
