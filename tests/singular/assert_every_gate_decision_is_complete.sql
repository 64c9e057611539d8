with judged as (

    select
        decisions.rowid + 2 as line_number,
        case
            when decisions.check_id is null
                then 'has no check_id: name the check as the stopped build does'
            when decisions.place is null
                then 'has no place: name it as the stopped build does'
            when
                decisions.accepted_by is null
                or decisions.accepted_on is null
                or decisions.reason is null
                then
                    'has no role, day or reason: fill in accepted_by, accepted_on and '
                    || 'reason'
            when
                decisions.check_id not like '%.%.%'
                then 'has a check_id of another form: expected layer.relation.check'
            when
                split_part(decisions.check_id, '.', 1) in ('raw', 'staging')
                and (
                    decisions.extracted_on is null or decisions.edition_id is not null
                )
                then
                    'is on a check of a dump: fill in extracted_on, and leave '
                    || 'edition_id blank'
            when
                split_part(decisions.check_id, '.', 1) not in ('raw', 'staging')
                and (
                    decisions.edition_id is null or decisions.extracted_on is not null
                )
                then
                    'is on a check of an edition: fill in edition_id, and leave '
                    || 'extracted_on blank'
            when decisions.accepted_on < decisions.extracted_on
                then 'is older than the dump that it accepts: decide on what was found'
            when decisions.accepted_on > current_date
                then 'is of a day to come: correct accepted_on'
        end as fault
    from {{ ref('gate_decision') }} as decisions

)

select
    concat(
        'seeds/reference/gate_decision.csv, line ', line_number, ': the decision ',
        fault, '.'
    ) as message
from judged
where fault is not null
