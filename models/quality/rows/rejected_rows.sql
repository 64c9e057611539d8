with outcomes as (

    select * from {{ ref('row_outcomes') }}

),

reasons as (

    select * from {{ ref('refusal_reason') }}

),

refusals as (

    select
        extract_name,
        file_name,
        record_number,
        line_number,
        {{ each_word('refusal_reasons') }} as refusal
    from outcomes
    where outcome_code = 'rejected'

)

select
    refusals.extract_name,
    refusals.file_name,
    refusals.record_number,
    refusals.line_number,
    split_part(refusals.refusal, ':', 1) as column_name,
    split_part(refusals.refusal, ':', 2) as reason_code,
    reasons.expected,
    reasons.what_to_do
from refusals
left join reasons
    on split_part(refusals.refusal, ':', 2) = reasons.reason_code
