{#- A full stop inside a word or number ends no sentence; a bracket or quotation mark
    that closes after it belongs to the sentence. -#}
{% macro each_sentence(expression) -%}
    {{ each_token(expression, '[^.!?]+([.!?]+[^\\s\\p{Z}.!?)\\x5D\\x22\\x27\\x{201D}\\x{2019}][^.!?]*)*[.!?]*[)\\x5D\\x22\\x27\\x{201D}\\x{2019}]*') }}
{%- endmacro %}
