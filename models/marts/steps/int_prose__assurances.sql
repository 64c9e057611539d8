-- An assurance names the role that gives it, the day on which it was given, and the
-- evidence: {assurance:Head of Service, 2023-05-10, case files of the quarter read}.
with claims as (

    select * from {{ ref('int_prose__claims') }}

),

parts as (

    select
        text_id,
        sentence_number,
        trim({{ dbt.split_part('support', "','", 1) }}) as role,
        trim({{ dbt.split_part('support', "','", 2) }}) as given_on_text,
        {{ dbt.split_part('support', "','", 1) }} as before_day,
        support
    from claims
    where claim_code = 'assurance'

),

parted as (

    select
        *,
        trim(substring(
            support,
            length(before_day) + length({{ dbt.split_part('support', "','", 2) }}) + 3
        )) as evidence
    from parts

)

select
    text_id,
    sentence_number,
    case when {{ matches('role', '[A-Za-z]{3}') }} then role end as given_by_role,
    case
        when {{ matches('given_on_text', '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') }}
            then {{ parsed_date('given_on_text') }}
    end as given_on,
    case when {{ matches('evidence', '[A-Za-z]{3}') }} then evidence end as evidence
from parted
