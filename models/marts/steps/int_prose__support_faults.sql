-- 1. The reasons that a sentence cites are recorded. The first of a cause leads (no other,
--    nor the cases without one, are as many) and, in a commentary, is of its indicator.
-- 2. An assurance has a role, a day and evidence; an intention, an action of the edition.
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

faults as (

    select
        claims.text_id,
        case
            when reasons_cited.late_count is null then 'not_recorded'
            when reasons_cited.late_count < reasons_cited.leading_count
                then 'not_leading'
            when reasons_cited.leading_reasons > 1 then 'not_leading'
            else 'other_indicator'
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
            and (
                reasons_cited.late_count < reasons_cited.leading_count
                or reasons_cited.leading_reasons > 1
                or (
                    claims.seed_name = 'commentary'
                    and reasons_cited.indicator_id != claims.subject
                )
            )
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
