{% macro parsed(column, type) -%}
    case
        when not {{ is_blank(column, type) }}
            then {{ context['parsed_' ~ type]('trim(' ~ column ~ ')') }}
    end
{%- endmacro %}


{% macro parsed_identifier(cell) -%}
    case when {{ matches(cell, '^[A-Za-z0-9][A-Za-z0-9/._-]*$') }} then {{ cell }} end
{%- endmacro %}


{% macro parsed_person_identifier(cell) -%}
    case when {{ matches(cell, '^[0-9]+$') }} then {{ pseudonym(cell, 'person') }} end
{%- endmacro %}


{% macro parsed_chi_number(cell) -%}
    case
        when {{ matches(cell, '^[0-9]{9,10}$') }}
            then {{ pseudonym("lpad(" ~ cell ~ ", 10, '0')", 'chi') }}
    end
{%- endmacro %}


{% macro parsed_flag(cell) -%}
    case
        when upper({{ cell }}) in ('Y', 'YES', '1', 'TRUE') then true
        when upper({{ cell }}) in ('N', 'NO', '0', 'FALSE') then false
    end
{%- endmacro %}


{% macro parsed_integer(cell) -%}
    case
        when {{ matches(cell, '^-?[0-9]{1,9}$') }} then cast({{ cell }} as integer)
    end
{%- endmacro %}


{% macro parsed_decimal(cell) -%}
    case
        when {{ matches(cell, '^-?[0-9]{1,12}([.][0-9]{1,6})?$') }}
            then cast({{ cell }} as decimal(18, 6))
    end
{%- endmacro %}


{% macro parsed_financial_year(cell) -%}
    {#- yy/yy, the second year following the first; the first day of the year -#}
    case
        when
            {{ matches(cell, '^[0-9]{2}/[0-9]{2}$') }}
            and (cast(left({{ cell }}, 2) as integer) + 1) % 100
            = cast(right({{ cell }}, 2) as integer)
            then make_date(2000 + cast(left({{ cell }}, 2) as integer), 4, 1)
    end
{%- endmacro %}


{% macro parsed_count(cell) -%}
    {#- a count as a publisher writes it: digits, or <5 where it withholds a small one -#}
    case when {{ matches(cell, '^([0-9]{1,9}|<5)$') }} then {{ cell }} end
{%- endmacro %}
