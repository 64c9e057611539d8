with texts as (

    select * from {{ ref('int_prose__texts') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

claims as (

    select * from {{ ref('claim') }}

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
        tokens.*,
        claims.claim_code,
        case
            when claims.claim_code is not null then 'mark'
            when tokens.token in ('{', '}') then 'brace'
            when left(tokens.token, 1) != '{' then 'text'
            when length(tokens.token) > 7 and left(tokens.token, 6) = '{text:'
                then 'wrapped'
            else 'figure'
        end as token_code,
        substring(tokens.token, 2, length(tokens.token) - 2) as inner_text
    from tokens
    left join claims
        on
            tokens.token = concat('{', claims.claim_code, '}')
            or left(tokens.token, length(claims.claim_code) + 2)
            = concat('{', claims.claim_code, ':')

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
    figures.claim_code as figure_claim_code,
    named.claim_code,
    -- a mark begins a sentence; what is before the first has number 0
    cast(
        count(named.claim_code) over (
            partition by named.text_id order by named.position
        ) as integer
    ) as sentence_number,
    case named.token_code
        when 'figure' then figures.figure_text
        when 'wrapped' then substring(named.inner_text, 6)
        when 'mark' then ''
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
