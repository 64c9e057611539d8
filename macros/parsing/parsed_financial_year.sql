{#- 21/22, 2021/22, 2021-22 or 2021/2022: the second year follows the first; its first
    day. A year of two digits is of the last century where it would lie after `latest`. -#}
{% macro parsed_financial_year(cell, latest) -%}
    {{ first_day_of_year(without_spaces(cell), 4, latest) }}
{%- endmacro %}

{#- the school year begins in August -#}
{% macro parsed_academic_year(cell, latest) -%}
    {{ first_day_of_year(without_spaces(cell), 8, latest) }}
{%- endmacro %}

{% macro first_day_of_year(years, month, latest) -%}
    case
        when
            {{ matches(years, '^((19|20)?[0-9]{2})[/-]((19|20)?[0-9]{2})$') }}
            and (cast(right(regexp_extract({{ years }}, '^([0-9]+)', 1), 2) as integer) + 1) % 100
            = cast(right({{ years }}, 2) as integer)
            and (
                length(regexp_extract({{ years }}, '([0-9]+)$', 1)) = 2
                or cast(regexp_extract({{ years }}, '([0-9]+)$', 1) as integer)
                = cast(regexp_extract({{ years }}, '^([0-9]+)', 1) as integer) + 1
            )
            then
                case
                    when {{ matches(years, '^[0-9]{4}') }}
                        then make_date(cast(left({{ years }}, 4) as integer), {{ month }}, 1)
                    else
                        {{ within_window(
                            "make_date(2000 + cast(left(" ~ years ~ ", 2) as integer), " ~ month ~ ", 1)", latest
                        ) }}
                end
    end
{%- endmacro %}
