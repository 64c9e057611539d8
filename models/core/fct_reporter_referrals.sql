with referrals as (

    select * from {{ ref('stg_national_statistics__reporter_referrals') }}

)

select
    edition_id,
    partnership_code,
    area_code,
    referral_type_code,
    year_starts_on,
    cast(
        case
            when children_as_published != 'withheld' then children_as_published
        end as integer
    ) as children_count,
    children_as_published = 'withheld' as is_suppressed_at_source
from referrals
where
    area_code is not null
    and referral_type_code is not null
    and year_starts_on is not null
