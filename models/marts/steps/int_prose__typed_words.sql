-- 1. A figure, a number in words or a word of movement comes from a placeholder; a number
--    may be wrapped: {text:30 September 2023}. Anything typed is a fault.
-- 2. A word or phrase for a cause or an assurance, wrapped or not, is only in a sentence
--    that is marked as one.
-- 3. A word that occurs twice in a sentence is one fault.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

checked_words as (

    select * from {{ ref('checked_word') }}

),

-- the wrapped words too, for all that is no number
versions as (

    select
        text_id,
        claim_code,
        masked as written,
        true as is_of_numbers
    from claims
    union all
    select
        text_id,
        claim_code,
        worded as written,
        false as is_of_numbers
    from claims

),

sentences as (

    select
        text_id,
        claim_code,
        is_of_numbers,
        {{ each_sentence('written') }}
    from versions

),

worded as (

    select
        *,
        concat(' ', trim({{ replaced('lower(token)', '[^a-z]+', ' ') }}), ' ') as words
    from sentences

),

word_faults as (

    select
        worded.text_id,
        trim(worded.token) as sentence,
        concat(checked_words.kind, '_word') as fault_code,
        checked_words.word as found
    from worded
    inner join checked_words
        on
            worded.is_of_numbers = (checked_words.kind = 'number')
            and contains(worded.words, concat(' ', checked_words.word, ' '))
    where
        checked_words.kind in ('number', 'movement')
        or coalesce(worded.claim_code, '') != checked_words.kind

),

digit_faults as (

    select
        text_id,
        trim(token) as sentence,
        'digit' as fault_code,
        'a digit' as found
    from sentences
    where is_of_numbers and {{ matches('token', '[\\p{N}]') }}

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
