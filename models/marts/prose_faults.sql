-- 1. Figures, numbers in words and words of movement are not typed
--    (int_prose__typed_words).
-- 2. A placeholder exists and has a value in the edition; every brace belongs to a
--    placeholder.
-- 3. Every sentence is marked by what it claims, and rests on something
--    (int_prose__claim_faults).
-- 4. A text is plain: no markup, no control character, no character that reverses the
--    text direction or has zero width.
with texts as (

    select * from {{ ref('int_prose__texts') }}

),

tokens as (

    select * from {{ ref('int_prose__tokens') }}

),

claim_faults as (

    select * from {{ ref('int_prose__claim_faults') }}

),

support_faults as (

    select * from {{ ref('int_prose__support_faults') }}

),

typed_words as (

    select * from {{ ref('int_prose__typed_words') }}

),

kinds as (

    select * from {{ ref('prose_fault') }}

),

placeholder_faults as (

    select
        text_id,
        token as sentence,
        case
            when token_code = 'brace' then 'brace'
            when is_known_figure then 'no_value'
            else 'unknown_placeholder'
        end as fault_code,
        token as found
    from tokens
    where
        token_code = 'brace'
        or (
            token_code = 'figure'
            and shown is null
            -- a reason that is not recorded is a fault of the claim
            and (
                is_known_figure
                or coalesce(figure_name, '') not like '%.reason.%'
                or figure_name like '%.count'
            )
        )

),

character_faults as (

    select
        text_id,
        -- the text is not shown: markup could be executed by the viewer
        cast(null as {{ dbt.type_string() }}) as sentence,
        case
            when {{ matches('written', '[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]') }}
                then 'control_character'
            else 'markup'
        end as fault_code,
        'the text' as found
    from texts
    where
        {{ matches('written', '[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]') }}
        or {{ matches('written', '</?[A-Za-z!]|&#?[A-Za-z0-9]+;') }}
        or {{ matches('written', '[*_]{2}|`|\\]\\(|^ *#') }}

),

faults as (

    select * from typed_words
    union distinct
    select * from claim_faults
    union distinct
    select * from support_faults
    union distinct
    select
        text_id,
        fault_code,
        found,
        sentence
    from placeholder_faults
    union distinct
    select
        text_id,
        fault_code,
        found,
        sentence
    from character_faults

)

select
    texts.partnership_code,
    texts.edition_id,
    texts.seed_name,
    texts.subject,
    texts.paragraph_number,
    cast(
        row_number() over (
            partition by texts.text_id
            order by
                faults.fault_code,
                faults.sentence,
                faults.found
        ) as integer
    ) as fault_number,
    faults.fault_code,
    faults.found,
    faults.sentence,
    texts.file_path,
    texts.place,
    replace(kinds.fault, '$found', faults.found) as fault,
    kinds.remedy
from faults
inner join texts
    on faults.text_id = texts.text_id
left join kinds
    on faults.fault_code = kinds.fault_code
