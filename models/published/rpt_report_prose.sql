-- 1. A text that cites a withheld figure is not shown: the rest of it would disclose
--    the figure.
-- 2. Nor is a text with a fault: a typed number could be a small one.
-- 3. Nor is a text with a wrapped number about an indicator with a withheld figure.
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

wrapped_numbers as (

    select * from {{ ref('int_disclosure__wrapped_numbers') }}

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
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number
    from faults
    union
    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number
    from wrapped_numbers

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
