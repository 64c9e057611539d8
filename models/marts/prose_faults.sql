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
        or {{ matches('written', '</?[A-Za-z!]|&#?[A-Za-z0-9]+;|[*_]{2}|`|\\]\\(|^ *#') }}

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
    partnership_code,
    edition_id,
    seed_name,
    subject,
    paragraph_number,
    cast(
        row_number() over (
            partition by
                partnership_code, edition_id, seed_name, subject, paragraph_number
            order by fault_code, sentence, found
        ) as integer
    ) as fault_number,
    fault_code,
    found,
    sentence,
    file_path,
    place,
    case fault_code
        when 'number_word' then concat('"', found, '" is a number that is typed')
        when 'movement_word' then concat('"', found, '" says by itself how a figure moved')
        when 'digit' then 'A figure is typed'
        when 'unknown_placeholder' then concat(found, ' is no placeholder')
        when 'no_value' then concat(found, ' has no value in this edition')
        when 'brace' then concat('"', found, '" belongs to no placeholder')
        when 'control_character'
            then 'The text holds a character that cannot be seen (a control character)'
        else 'The text holds markup'
    end as fault,
    case
        when fault_code in ('number_word', 'digit')
            then 'Use a placeholder such as {4.6.value}, or wrap it where it is no figure: {text:30 September 2023}'
        when fault_code = 'movement_word'
            then 'Use a placeholder such as {4.6.value_change}, or wrap it: {text:...}'
        when fault_code = 'unknown_placeholder'
            then 'The names are in marts.report_figures'
        when fault_code = 'no_value' then 'Cite another figure, or leave it out'
        when fault_code = 'brace' then 'Close the placeholder, or take the brace away'
        else 'Write it as plain text'
    end as remedy
from distinct_faults
