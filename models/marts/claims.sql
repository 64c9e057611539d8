-- Every sentence of the committee paper that a person wrote, by what it claims, and what
-- it rests on.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

recorded as (

    select * from {{ ref('int_prose__reasons_cited') }}

),

assurances as (

    select * from {{ ref('int_prose__assurances') }}

),

actions as (

    select * from {{ ref('remedial_action') }}

),

faults as (

    select
        text_id,
        sentence
    from {{ ref('int_prose__claim_faults') }}
    union
    select
        text_id,
        sentence
    from {{ ref('int_prose__support_faults') }}
    union
    select
        text_id,
        sentence
    from {{ ref('int_prose__typed_words') }}

)

select
    claims.partnership_code,
    claims.edition_id,
    claims.seed_name,
    claims.subject,
    claims.paragraph_number,
    claims.sentence_number,
    claims.place,
    claims.claim_code,
    claims.claim_label,
    claims.sentence,
    case
        when claims.claim_code = 'cause'
            then concat('Recorded reasons: ', recorded.reasons_label)
        when claims.claim_code = 'assurance'
            then concat(
                    assurances.given_by_role, ', ',
                    {{ day_label('assurances.given_on') }}, ': ', assurances.evidence
                )
        when claims.claim_code = 'intention'
            then concat(actions.owner_role, ': ', actions.action)
        else claims.figures_cited
    end as rests_on,
    faults.text_id is null and claims.claim_code is not null as is_supported
from claims
left join recorded
    on
        claims.text_id = recorded.text_id
        and claims.sentence_number = recorded.sentence_number
        and recorded.reason_number = 1
left join assurances
    on
        claims.text_id = assurances.text_id
        and claims.sentence_number = assurances.sentence_number
left join actions
    on
        claims.partnership_code = actions.partnership_code
        and claims.edition_id = actions.edition_id
        and claims.support = concat(
            actions.indicator_id, '.',
            cast(actions.action_number as {{ dbt.type_string() }})
        )
left join faults
    on
        claims.text_id = faults.text_id
        and faults.sentence in (claims.masked, trim(claims.worded))
