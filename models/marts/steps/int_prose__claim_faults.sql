-- 1. Every sentence has a mark of its own, and cites no figure that would make it more.
-- 2. A figure, a movement and a cause cite one. The first reason that a cause cites
--    leads: no other reason, nor the cases without one, are more.
-- 3. An assurance has a role, a day and evidence; an intention, an action of the edition.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

reasons_cited as (

    select * from {{ ref('int_prose__reasons_cited') }}

),

assurances as (

    select * from {{ ref('int_prose__assurances') }}

),

actions as (

    select * from {{ ref('remedial_action') }}

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
            claims.claim_code in ('figure', 'movement', 'cause')
            and claims.highest_rank < claims.claim_rank
            and (claims.claim_code != 'cause' or reasons_cited.text_id is null)
        )
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
        claims.text_id,
        case
            when reasons_cited.late_count is null then 'not_recorded'
            else 'not_leading'
        end as fault_code,
        concat(
            reasons_cited.reason_code, ' (recorded of ',
            reasons_cited.indicator_id, ': ', reasons_cited.reasons_label, ')'
        ) as found,
        claims.masked as sentence
    from reasons_cited
    inner join claims
        on
            reasons_cited.text_id = claims.text_id
            and reasons_cited.sentence_number = claims.sentence_number
    where
        reasons_cited.late_count is null
        or (
            claims.claim_code = 'cause'
            and reasons_cited.reason_number = 1
            and reasons_cited.late_count < reasons_cited.leading_count
        )
    union all
    select
        claims.text_id,
        'no_support' as fault_code,
        coalesce(claims.support, 'the mark') as found,
        claims.masked as sentence
    from claims
    inner join assurances
        on
            claims.text_id = assurances.text_id
            and claims.sentence_number = assurances.sentence_number
    where
        assurances.given_by_role is null
        or assurances.given_on is null
        or assurances.evidence is null
    union all
    select
        claims.text_id,
        'no_action' as fault_code,
        coalesce(claims.support, 'nothing') as found,
        claims.masked as sentence
    from claims
    left join actions
        on
            claims.partnership_code = actions.partnership_code
            and claims.edition_id = actions.edition_id
            and claims.support = concat(
                actions.indicator_id, '.',
                cast(actions.action_number as {{ dbt.type_string() }})
            )
    where claims.claim_code = 'intention' and actions.action_number is null

)

select
    text_id,
    fault_code,
    found,
    sentence
from faults
group by text_id, fault_code, found, sentence
