{#- The code of a spelling of the list: the whole cell, or the part before or behind a
    dash or bracket where the other part describes it ("02 - Initial", "Neglect (01)").
    Parts that tell of different codes tell of none. -#}
{% macro parsed_code(cell, codes, code_list) -%}
    (
        select
            coalesce(
                max(spelled.code) filter (where spelled.spelling = {{ folded(cell) }}),
                case when min(spelled.code) = max(spelled.code) then max(spelled.code) end
            )
        from {{ codes }} as spelled
        where
            spelled.code_list = '{{ code_list }}'
            and (
                spelled.spelling = {{ folded(cell) }}
                or (
                    spelled.is_short
                    and spelled.spelling in (
                        regexp_extract({{ folded(cell) }}, '^([^ (]+) ?[-–:(] ?.+$', 1),
                        regexp_extract({{ folded(cell) }}, '^.+ [-–:] ?([^ ]+)$', 1),
                        regexp_extract({{ folded(cell) }}, '^.+ [(]([^ ]+)[)]$', 1)
                    )
                )
            )
    )
{%- endmacro %}
