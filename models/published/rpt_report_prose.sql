-- 1. A text that cites a withheld figure is not shown: the rest of it would disclose
--    the figure.
-- 2. Nor is a text with a fault: a typed number could be a small one.
-- 3. Nor is a text with a wrapped number, but for a day, about an indicator with a
--    withheld figure in the edition: it is about the indicator of which it is the
--    commentary or action, or of which it cites a figure.
with prose as (

    select * from {{ ref('report_prose') }}

),

tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

withheld_figures as (

    select * from {{ ref('int_disclosure__withheld_figures') }}

),

faults as (

    select * from {{ ref('prose_faults') }}

),

withheld_periods as (

    select * from {{ ref('int_disclosure__withheld_periods') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

number_words as (

    select word
    from {{ ref('checked_word') }}
    where kind = 'number'

),

wrapped_numbers as (

    select distinct
        tokens.partnership_code,
        tokens.edition_id,
        tokens.seed_name,
        tokens.subject,
        tokens.paragraph_number
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

),

telling as (

    select
        tokens.partnership_code,
        tokens.edition_id,
        tokens.seed_name,
        tokens.subject,
        tokens.paragraph_number
    from tokens
    inner join withheld_figures
        on
            tokens.partnership_code = withheld_figures.partnership_code
            and tokens.edition_id = withheld_figures.edition_id
            and tokens.figure_name = withheld_figures.figure_name
    union
    select
        wrapped_numbers.partnership_code,
        wrapped_numbers.edition_id,
        wrapped_numbers.seed_name,
        wrapped_numbers.subject,
        wrapped_numbers.paragraph_number
    from wrapped_numbers
    inner join tokens
        on
            wrapped_numbers.partnership_code = tokens.partnership_code
            and wrapped_numbers.edition_id = tokens.edition_id
            and wrapped_numbers.seed_name = tokens.seed_name
            and wrapped_numbers.subject = tokens.subject
            and wrapped_numbers.paragraph_number = tokens.paragraph_number
    left join figures
        on
            tokens.partnership_code = figures.partnership_code
            and tokens.edition_id = figures.edition_id
            and tokens.figure_name = figures.figure_name
    inner join withheld_periods
        on
            wrapped_numbers.partnership_code = withheld_periods.partnership_code
            and wrapped_numbers.edition_id = withheld_periods.edition_id
            and withheld_periods.indicator_id in (
                wrapped_numbers.subject, figures.indicator_id
            )
    union
    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number
    from faults

)

select
    prose.partnership_code,
    prose.edition_id,
    prose.seed_name,
    prose.subject,
    prose.paragraph_number,
    prose.paragraph_label,
    telling.subject is not null as is_withheld,
    case
        when telling.subject is null then prose.paragraph
        else 'Not shown, to protect the people behind a small number.'
    end as paragraph
from prose
left join telling
    on
        prose.partnership_code = telling.partnership_code
        and prose.edition_id = telling.edition_id
        and prose.seed_name = telling.seed_name
        and prose.subject = telling.subject
        and prose.paragraph_number = telling.paragraph_number
