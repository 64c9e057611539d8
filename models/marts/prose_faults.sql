-- 1. A figure, a number in words or a word of movement comes from a placeholder, or is
--    wrapped: {text:30 September 2023}.
-- 2. A placeholder is known and has a value in the edition; a brace belongs to one.
-- 3. A text is plain: no markup, no control character, no character that turns the
--    direction of writing or has no width.
with texts as (

    select * from {{ ref('int_prose__texts') }}

),

pieces as (

    select * from {{ ref('int_prose__pieces') }}

),

checked_words as (

    select * from {{ ref('checked_word') }}

),

kinds as (

    select * from {{ ref('prose_fault') }}

),

-- what the writer answers for, without the placeholders
masked as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        {{ replaced('written', '[{][^{}]*[}]', '{}') }} as written
    from texts

),

sentences as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        {{ each_piece('written', '[^.!?]+([.!?]+[^ .!?][^.!?]*)*[.!?]*') }}
    from masked

),

words as (

    select
        *,
        {{ each_word(replaced('lower(piece)', '[^a-z]+', ' ')) }} as word
    from sentences

),

word_faults as (

    select
        words.partnership_code,
        words.edition_id,
        words.seed_name,
        words.subject,
        words.paragraph_number,
        words.file_path,
        words.place,
        trim(words.piece) as sentence,
        concat(checked_words.kind, '_word') as fault_code,
        words.word as found
    from words
    inner join checked_words
        on words.word = checked_words.word

),

digit_faults as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        trim(piece) as sentence,
        'digit' as fault_code,
        'a digit' as found
    from sentences
    where {{ matches('piece', '[\\p{N}]') }}

),

placeholder_faults as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        piece as sentence,
        case
            when piece_code = 'brace' then 'brace'
            when is_known_figure then 'no_value'
            else 'unknown_placeholder'
        end as fault_code,
        piece as found
    from pieces
    where piece_code = 'brace' or (piece_code = 'figure' and shown is null)

),

character_faults as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        -- the text is not shown: it could act on what shows it
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

    select * from word_faults
    union all
    select * from digit_faults
    union all
    select * from placeholder_faults
    union all
    select * from character_faults

),

-- a word that stands twice in a sentence is one fault
distinct_faults as (

    select
        partnership_code,
        edition_id,
        seed_name,
        subject,
        paragraph_number,
        file_path,
        place,
        fault_code,
        found,
        sentence
    from faults
    group by all

)

select
    distinct_faults.partnership_code,
    distinct_faults.edition_id,
    distinct_faults.seed_name,
    distinct_faults.subject,
    distinct_faults.paragraph_number,
    cast(
        row_number() over (
            partition by
                distinct_faults.partnership_code,
                distinct_faults.edition_id,
                distinct_faults.seed_name,
                distinct_faults.subject,
                distinct_faults.paragraph_number
            order by
                distinct_faults.fault_code,
                distinct_faults.sentence,
                distinct_faults.found
        ) as integer
    ) as fault_number,
    distinct_faults.fault_code,
    distinct_faults.found,
    distinct_faults.sentence,
    distinct_faults.file_path,
    distinct_faults.place,
    replace(kinds.fault, '$found', distinct_faults.found) as fault,
    kinds.remedy
from distinct_faults
left join kinds
    on distinct_faults.fault_code = kinds.fault_code
