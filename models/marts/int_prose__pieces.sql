with texts as (

    select * from {{ ref('int_prose__texts') }}

),

figures as (

    select * from {{ ref('report_figures') }}

),

-- a placeholder, a run of text, or an unmatched brace
pieces as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        text_id,
        {{ each_piece('written', '[{][^{}]*[}]|[^{}]+|[{}]') }}
    from texts

),

named as (

    select
        *,
        case
            when piece in ('{', '}') then 'brace'
            when left(piece, 1) != '{' then 'text'
            when length(piece) > 7 and left(piece, 6) = '{text:' then 'wrapped'
            else 'figure'
        end as piece_code,
        substring(piece, 2, length(piece) - 2) as inner_text
    from pieces

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
    named.piece_code,
    named.piece,
    case when named.piece_code = 'figure' then named.inner_text end as figure_name,
    figures.figure_name is not null as is_known_figure,
    case named.piece_code
        when 'figure' then figures.figure_text
        when 'wrapped' then substring(named.inner_text, 6)
        else named.piece
    end as shown,
    named.text_id
from named
left join figures
    on
        named.partnership_code = figures.partnership_code
        and named.edition_id = figures.edition_id
        and named.piece_code = 'figure'
        and named.inner_text = figures.figure_name
