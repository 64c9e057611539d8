-- 1. A sentence is what follows a mark, to the next one. The words of a remedial action
--    are an intention without a mark.
-- 2. What it rests on: the figures that it cites, the role, day and evidence of an
--    assurance, or the action of an intention.
with tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

kinds as (

    select * from {{ ref('claim') }}

),

figure_kinds as (

    select * from {{ ref('claim') }}

),

ranked as (

    select
        tokens.*,
        figure_kinds.claim_rank as figure_rank,
        case
            when tokens.token_code = 'mark' then ''
            else coalesce(tokens.shown, tokens.token)
        end as readable,
        case
            when tokens.token_code = 'mark' then ''
            when tokens.token_code = 'text' then tokens.token
            else '{}'
        end as masked,
        case
            when tokens.token_code = 'mark' then ''
            when tokens.token_code in ('figure', 'brace') then '{}'
            else tokens.shown
        end as worded
    from tokens
    left join figure_kinds
        on tokens.figure_claim_code = figure_kinds.claim_code

),

gathered as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        text_id,
        sentence_number,
        max(claim_code) as marked_code,
        max(case when token_code = 'mark' then token end) as mark,
        trim({{ dbt.listagg('readable', "''", 'order by position') }}) as sentence,
        trim({{ dbt.listagg('masked', "''", 'order by position') }}) as masked,
        {{ dbt.listagg('worded', "''", 'order by position') }} as worded,
        {{ dbt.listagg(
            "case when token_code = 'figure' then figure_name end",
            "', '",
            'order by position'
        ) }} as figures_cited,
        coalesce(max(figure_rank), 0) as highest_rank
    from ranked
    group by
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        text_id,
        sentence_number

),

coded as (

    select
        *,
        case seed_name when 'remedial_action' then 'intention' else marked_code end
            as claim_code,
        case
            when seed_name = 'remedial_action'
                then concat(
                        subject, '.',
                        cast(paragraph_number as {{ dbt.type_string() }})
                    )
            when length(mark) > length(marked_code) + 3
                then substring(
                        mark,
                        length(marked_code) + 3,
                        length(mark) - length(marked_code) - 3
                    )
        end as support
    from gathered
    where sentence != ''

)

select
    coded.partnership_code,
    coded.edition_id,
    coded.seed_name,
    coded.subject,
    coded.paragraph_number,
    coded.sentence_number,
    coded.file_path,
    coded.place,
    coded.text_id,
    coded.claim_code,
    kinds.claim_label,
    kinds.claim_rank,
    coded.sentence,
    coded.masked,
    coded.worded,
    coded.figures_cited,
    coded.highest_rank,
    coded.support
from coded
left join kinds
    on coded.claim_code = kinds.claim_code
