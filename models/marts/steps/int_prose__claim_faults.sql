-- 1. Every sentence has a mark of its own, and cites no figure that would make it more.
-- 2. A figure, a movement and a cause cite one, and no negation turns it round.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

reasons_cited as (

    select * from {{ ref('int_prose__reasons_cited') }}

),

sentences as (

    select
        text_id,
        sentence_number,
        masked,
        {{ each_sentence('masked') }}
    from claims
    where seed_name != 'remedial_action'

),

faults as (

    select
        claims.text_id,
        case
            when claims.claim_code is null then 'unmarked'
            when claims.highest_rank > claims.claim_rank then 'other_claim'
            else 'no_claim'
        end as fault_code,
        coalesce(claims.claim_code, 'the sentence') as found,
        claims.masked as sentence
    from claims
    left join reasons_cited
        on
            claims.text_id = reasons_cited.text_id
            and claims.sentence_number = reasons_cited.sentence_number
            and reasons_cited.reason_number = 1
    where
        claims.claim_code is null
        or claims.highest_rank > claims.claim_rank
        or (
            claims.claim_code in ('figure', 'movement')
            and claims.highest_rank < claims.claim_rank
        )
        or (claims.claim_code = 'cause' and reasons_cited.text_id is null)
    union all
    select
        text_id,
        'several_sentences' as fault_code,
        'the sentence' as found,
        masked as sentence
    from sentences
    where {{ matches('token', '[A-Za-z]') }}
    group by text_id, sentence_number, masked
    having count(*) > 1
    union all
    select
        text_id,
        'turned_round' as fault_code,
        'the sentence' as found,
        masked as sentence
    from claims
    where
        claim_code in ('movement', 'cause')
        and {{ matches(
            'lower(masked)', '(not|never|hardly|scarcely|barely|no longer) [{][}]'
        ) }}

)

select
    text_id,
    fault_code,
    found,
    sentence
from faults
group by text_id, fault_code, found, sentence
