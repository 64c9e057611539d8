-- The days between which the concerns of an investigation were raised, as far as they can
-- be read; null where one of them cannot.
with investigations as (

    select * from {{ ref('stg_child_protection__investigations') }}

)

select
    edition_id,
    partnership_code,
    investigation_id,
    case
        when count(*) = count(coalesce(concern_on, referral_discussion_on))
            then min(coalesce(concern_on, referral_discussion_on))
    end as earliest_on,
    case
        when count(*) = count(coalesce(concern_on, referral_discussion_on))
            then max(coalesce(concern_on, referral_discussion_on))
    end as latest_on
from investigations
where investigation_id is not null
group by edition_id, partnership_code, investigation_id
