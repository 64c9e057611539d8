{% macro age_on(day, born_on) -%}
    extract(year from {{ day }}) - extract(year from {{ born_on }})
    - case
        when
            extract(month from {{ day }}) * 100 + extract(day from {{ day }})
            < extract(month from {{ born_on }}) * 100 + extract(day from {{ born_on }})
            then 1
        else 0
    end
{%- endmacro %}
