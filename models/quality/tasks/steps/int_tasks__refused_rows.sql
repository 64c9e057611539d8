-- Refused rows of the dump that the edition uses, and those whose dump cannot be read.
with supplied_to as (

    select * from {{ ref('int_tasks__supplied') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

rejected as (

    select * from {{ ref('row_outcomes') }}

)

select
    supplied_to.partnership_code,
    supplied_to.edition_id,
    'rows_refused' as task_code,
    supplied_to.extract_name as subject,
    extracts.owner_role,
    concat(count(*), ' refused: see quality.rejected_rows') as task
from supplied_to
inner join extracts
    on supplied_to.extract_name = extracts.extract_name
inner join rejected
    on
        supplied_to.extract_name = rejected.extract_name
        and coalesce(supplied_to.partnership_code = rejected.partnership_code, true)
        and (
            supplied_to.extracted_on = rejected.extracted_on
            or rejected.refusal_reasons like '%extracted_on:%'
        )
where rejected.outcome_code = 'rejected'
group by
    supplied_to.partnership_code,
    supplied_to.edition_id,
    supplied_to.extract_name,
    extracts.owner_role
