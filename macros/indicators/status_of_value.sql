{#- 1. At or better than the target: no concerns. Worse, but within the amber limit: some
       concerns. Beyond it: major concerns. The value is compared unrounded.
    2. Without a value, or with a rule that shows the number unrated: not applicable.
    Reads status_rule, polarity, target and amber_limit of the row. -#}
{% macro status_of_value(value) -%}
    case
        when {{ value }} is null or status_rule = 'data_only' then 'not_applicable'
        when polarity = 'higher_is_better' and {{ value }} >= target then 'no_concerns'
        when polarity = 'lower_is_better' and {{ value }} <= target then 'no_concerns'
        when polarity = 'higher_is_better' and {{ value }} >= amber_limit
            then 'some_concerns'
        when polarity = 'lower_is_better' and {{ value }} <= amber_limit
            then 'some_concerns'
        when target is not null then 'major_concerns'
    end
{%- endmacro %}
