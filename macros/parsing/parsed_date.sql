{#- A year of two digits is of the last century where it would lie after `latest`. -#}
{% macro parsed_date(cell, latest=none) -%}
    {{ adapter.dispatch('parsed_date')(cell, latest) }}
{%- endmacro %}

{#- The common forms first, since each needs one pattern. -#}
{% macro duckdb__parsed_date(cell, latest) -%}
    case
        when regexp_full_match({{ cell }}, '[0-9]{2}/[0-9]{2}/[0-9]{4}')
            then cast(try_strptime({{ cell }}, '%d/%m/%Y') as date)
        when regexp_full_match({{ cell }}, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
            then cast(try_strptime({{ cell }}, '%Y-%m-%d') as date)
        when {{ cell }} = '' then null
        when regexp_full_match({{ trimmed(cell) }}, '[1-5][0-9]{4}([.]0+)?')
            then date '1899-12-30' + cast(left({{ trimmed(cell) }}, 5) as integer)
        when regexp_full_match({{ plain_date(cell) }}, '[0-9]{1,2}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{4}|[0-9]{4}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{1,2}')
            then cast(try_strptime({{ plain_date(cell) }}, ['%d-%m-%Y', '%d-%b-%Y', '%Y-%m-%d', '%Y-%b-%d']) as date)
        when regexp_full_match({{ plain_date(cell) }}, '[0-9]{1,2}-([0-9]{1,2}|[A-Za-z]{3})-[0-9]{2}')
            then {{ within_window("cast(try_strptime(" ~ plain_date(cell) ~ ", ['%d-%m-%y', '%d-%b-%y']) as date)", latest) }}
    end
{%- endmacro %}

{% macro spark__parsed_date(cell, latest) -%}
    coalesce(
        try_to_date({{ plain_date(cell) }}, 'd-M-yyyy'),
        try_to_date(initcap({{ plain_date(cell) }}), 'd-MMM-yyyy'),
        try_to_date({{ plain_date(cell) }}, 'yyyy-M-d'),
        {{ within_window("try_to_date(" ~ plain_date(cell) ~ ", 'd-M-yy')", latest) }},
        {{ within_window("try_to_date(initcap(" ~ plain_date(cell) ~ "), 'd-MMM-yy')", latest) }},
        case
            when {{ matches(trimmed(cell), '^[1-5][0-9]{4}([.]0+)?$') }}
                then date_add(date '1899-12-30', cast(left({{ trimmed(cell) }}, 5) as integer))
        end
    )
{%- endmacro %}

{#- Without the time of day, the rest of the name of a month and other marks between
    parts. -#}
{% macro plain_date(cell) -%}
    {%- set time = '[ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?' -%}
    {%- set half_or_zone = '( ?[AaPp][Mm]| ?Z| ?[+-][0-9]{2}:?[0-9]{2})?' -%}
    regexp_replace(
        regexp_replace(
            regexp_replace({{ trimmed(cell) }}, '{{ time }}{{ half_or_zone }}$', ''),
            '([A-Za-z]{3})(?i:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)\b', '\1'
        ),
        '[ /.-]+', '-', 'g'
    )
{%- endmacro %}
