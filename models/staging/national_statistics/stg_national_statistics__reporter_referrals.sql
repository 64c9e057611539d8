with reporter_referrals_rows as (

    select * from {{ ref('stg_national_statistics__reporter_referrals_rows') }}

),

versions as (

    {{ record_versions('reporter_referrals_rows') }}

)

select
    partnership_code,
    record_id,
    area_code,
    year_starts_on,
    referral_type_code,
    children_as_published,
    known_from,
    known_to,
    held_over_from,
    held_over_to,
    covers_to,
    _row_number,
    fate
from versions
