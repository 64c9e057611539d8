with decided as (

    select * from {{ ref('remedial_actions') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

reported as (

    select * from {{ ref('report_editions') }}

),

followed as (

    select * from {{ ref('action_outcomes') }}

)

select
    concat(
        'Action ', decided.action_number, ' for indicator ', decided.indicator_id,
        ' of edition ', decided.edition_id, ' is not followed in edition ',
        later.edition_id, '. Look at models/marts/action_outcomes.sql.'
    ) as message
from decided
inner join editions
    on decided.edition_id = editions.edition_id
inner join reported as later
    on
        decided.partnership_code = later.partnership_code
        and editions.data_cut_off_on < later.data_cut_off_on
left join followed
    on
        later.partnership_code = followed.partnership_code
        and later.edition_id = followed.edition_id
        and decided.edition_id = followed.decided_edition_id
        and decided.indicator_id = followed.indicator_id
        and decided.action_number = followed.action_number
where followed.indicator_id is null
