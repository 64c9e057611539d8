select
    concat(
        'seeds/reference/status_override.csv: indicator ', overrides.indicator_id,
        ' of edition ', overrides.edition_id, ' is to have the status ',
        overrides.status_code, ', but ',
        case
            when statuses.indicator_id is null
                then 'that edition does not report it: correct the numbers'
            when codes.status_code is null
                then 'that code does not exist: use one of status.csv'
            else 'it was decided after the committee met: decide before'
        end,
        ', or remove the row.'
    ) as message
from {{ ref('status_override') }} as overrides
left join {{ ref('indicator_status') }} as statuses
    on
        overrides.partnership_code = statuses.partnership_code
        and overrides.edition_id = statuses.edition_id
        and overrides.indicator_id = statuses.indicator_id
left join {{ ref('status') }} as codes
    on overrides.status_code = codes.status_code
left join {{ ref('dim_edition') }} as editions
    on overrides.edition_id = editions.edition_id
where
    statuses.indicator_id is null
    or codes.status_code is null
    or overrides.decided_on > editions.meeting_on
