{% macro parsed_date(cell) -%}
    {{ adapter.dispatch('parsed_date')(cell) }}
{%- endmacro %}

{% macro duckdb__parsed_date(cell) -%}
    case
        when {{ matches(cell, '^[0-9]{2}/[0-9]{2}/[0-9]{4}$') }}
            then cast(try_strptime({{ cell }}, '%d/%m/%Y') as date)
        when {{ matches(cell, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') }}
            then cast(try_strptime({{ cell }}, '%Y-%m-%d') as date)
        when {{ matches(cell, '^[0-9]{2}-[A-Za-z]{3}-[0-9]{2}$') }}
            then cast(try_strptime({{ cell }}, '%d-%b-%y') as date)
        when {{ matches(cell, '^[0-9]{2}-[A-Za-z]{3}-[0-9]{4}$') }}
            then cast(try_strptime({{ cell }}, '%d-%b-%Y') as date)
        when {{ matches(cell, '^[2-5][0-9]{4}$') }}
            then date '1899-12-30' + cast({{ cell }} as integer)
    end
{%- endmacro %}

{% macro spark__parsed_date(cell) -%}
    case
        when {{ matches(cell, '^[0-9]{2}/[0-9]{2}/[0-9]{4}$') }}
            then try_to_date({{ cell }}, 'dd/MM/yyyy')
        when {{ matches(cell, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') }}
            then try_to_date({{ cell }}, 'yyyy-MM-dd')
        when {{ matches(cell, '^[0-9]{2}-[A-Za-z]{3}-[0-9]{2}$') }}
            then try_to_date(initcap({{ cell }}), 'dd-MMM-yy')
        when {{ matches(cell, '^[0-9]{2}-[A-Za-z]{3}-[0-9]{4}$') }}
            then try_to_date(initcap({{ cell }}), 'dd-MMM-yyyy')
        when {{ matches(cell, '^[2-5][0-9]{4}$') }}
            then date_add(date '1899-12-30', cast({{ cell }} as integer))
    end
{%- endmacro %}
