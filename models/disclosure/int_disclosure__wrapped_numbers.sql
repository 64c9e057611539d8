-- A number that a text wraps, {text:11 of 14}, could be a withheld figure. A text is
-- about an indicator where it is its commentary or action, or cites a figure of it. A
-- wrapped day, {text:30 September 2023}, is no such number.
with tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

withheld_periods as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

number_words as (

    select word
    from {{ ref('checked_word') }}
    where kind = 'number'

),

wrapped_numbers as (

    select tokens.text_id
    from tokens
    left join number_words
        on
            {{ dbt.position(
                "concat(' ', number_words.word, ' ')",
                "concat(' ', lower(tokens.shown), ' ')"
            ) }} > 0
    where
        tokens.token_code = 'wrapped'
        and (number_words.word is not null or {{ matches('tokens.shown', '[\\p{N}]') }})
        and not {{ matches('tokens.shown', '^[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}$') }}
    group by tokens.text_id

)

select
    tokens.partnership_code,
    tokens.edition_id,
    tokens.seed_name,
    tokens.subject,
    tokens.paragraph_number
from tokens
inner join wrapped_numbers
    on tokens.text_id = wrapped_numbers.text_id
left join figures
    on
        tokens.partnership_code = figures.partnership_code
        and tokens.edition_id = figures.edition_id
        and tokens.figure_name = figures.figure_name
inner join withheld_periods
    on
        tokens.partnership_code = withheld_periods.partnership_code
        and tokens.edition_id = withheld_periods.edition_id
        and withheld_periods.indicator_id in (tokens.subject, figures.indicator_id)
group by
    tokens.partnership_code,
    tokens.edition_id,
    tokens.seed_name,
    tokens.subject,
    tokens.paragraph_number
