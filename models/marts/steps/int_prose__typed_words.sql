-- 1. A figure, a number in words or a word of movement comes from a placeholder, or is
--    wrapped: {text:30 September 2023}. Anything typed is a fault.
-- 2. A word for a cause or an assurance is only in a sentence that is marked as one.
-- 3. A word that occurs twice in a sentence is one fault.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

checked_words as (

    select * from {{ ref('checked_word') }}

),

sentences as (

    select
        text_id,
        claim_code,
        {{ each_sentence('masked') }}
    from claims

),

words as (

    select
        *,
        {{ each_word(replaced('lower(token)', '[^a-z]+', ' ')) }} as word
    from sentences

),

word_faults as (

    select
        words.text_id,
        trim(words.token) as sentence,
        concat(checked_words.kind, '_word') as fault_code,
        words.word as found
    from words
    inner join checked_words
        on words.word = checked_words.word
    where
        checked_words.kind in ('number', 'movement')
        or coalesce(words.claim_code, '') != checked_words.kind

),

digit_faults as (

    select
        text_id,
        trim(token) as sentence,
        'digit' as fault_code,
        'a digit' as found
    from sentences
    where {{ matches('token', '[\\p{N}]') }}

),

faults as (

    select * from word_faults
    union all
    select * from digit_faults

)

select
    text_id,
    fault_code,
    found,
    sentence
from faults
group by text_id, fault_code, found, sentence
