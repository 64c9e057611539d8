with texts as (

    select * from {{ ref('int_prose__texts') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

-- a placeholder, a run of text, or an unmatched brace
tokens as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        text_id,
        {{ each_token('written', '[{][^{}]*[}]|[^{}]+|[{}]') }}
    from texts

),

named as (

    select
        *,
        case
            when token in ('{', '}') then 'brace'
            when left(token, 1) != '{' then 'text'
            when length(token) > 7 and left(token, 6) = '{text:' then 'wrapped'
            else 'figure'
        end as token_code,
        substring(token, 2, length(token) - 2) as inner_text
    from tokens

)

select
    named.partnership_code,
    named.edition_id,
    named.seed_name,
    named.subject,
    named.paragraph_number,
    named.file_path,
    named.place,
    cast(named.position as integer) as position,
    named.token_code,
    named.token,
    case when named.token_code = 'figure' then named.inner_text end as figure_name,
    figures.figure_name is not null as is_known_figure,
    case named.token_code
        when 'figure' then figures.figure_text
        when 'wrapped' then substring(named.inner_text, 6)
        else named.token
    end as shown,
    named.text_id
from named
left join figures
    on
        named.partnership_code = figures.partnership_code
        and named.edition_id = figures.edition_id
        and named.token_code = 'figure'
        and named.inner_text = figures.figure_name
