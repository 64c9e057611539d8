with leavers as (

    select * from {{ ref('stg_education__school_leavers') }}

),

destinations as (

    select * from {{ ref('leaver_destination') }}

)

select
    leavers.edition_id,
    leavers.partnership_code,
    leavers.candidate_number_hash,
    leavers.leaver_year_starts_on,
    coalesce(leavers.is_looked_after, false) as is_looked_after,
    leavers.initial_destination_code,
    leavers.followup_destination_code,
    coalesce(destinations.is_positive, false) as is_in_positive_initial_destination
from leavers
left join destinations
    on leavers.initial_destination_code = destinations.leaver_destination_code
where
    leavers.candidate_number_hash is not null
    and leavers.leaver_year_starts_on is not null
