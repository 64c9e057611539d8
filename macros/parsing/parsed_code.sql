{#- The code of a spelling of the list: the whole cell, or the part before or behind a
    dash, colon or bracket where the other part describes it ("02 - Initial",
    "Neglect (01)"). Parts that are spellings of different codes are none. A
    spelling means what it means on a day; where none is given, on any. -#}
{% macro parsed_code(cell, codes, code_list, day=none) -%}
    {%- set mark = ' ?[-–:(] ?' -%}
    (
        select
            coalesce(
                max(spelled.code) filter (where spelled.spelling = {{ folded(cell) }}),
                case
                    when bool_or(spelled.is_short) and min(spelled.code) = max(spelled.code)
                        then max(spelled.code)
                end
            )
        from {{ codes }} as spelled
        where
            spelled.code_list = '{{ code_list }}'
            {%- if day %}
            and coalesce({{ day }} between spelled.effective_from and spelled.effective_to, true)
            {%- endif %}
            and spelled.spelling in (
                {{ folded(cell) }},
                {{ part_of(cell, '^([^ (]+)' ~ mark ~ '.+$') }},
                {{ part_of(cell, '^[^ (]+' ~ mark ~ '(.+?)[)]?$') }},
                {{ part_of(cell, '^(.+?)' ~ mark ~ '[^ (]+[)]?$') }},
                {{ part_of(cell, '^.+' ~ mark ~ '([^ ()]+)[)]?$') }}
            )
    )
{%- endmacro %}

{#- A part of a cell without the zeros that a number may have lost or gained. -#}
{% macro part_of(cell, pattern) -%}
    reference.without_zeros(regexp_extract({{ folded(cell) }}, '{{ pattern }}', 1))
{%- endmacro %}
