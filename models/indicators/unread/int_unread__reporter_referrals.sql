-- A count of the partnership's own council, or one whose area cannot be read.
with partnerships as (

    select * from {{ ref('dim_partnership') }}

),

unread as (

    {{ unread_records(
        'scra_referrals', ['area_code', 'referral_type_code', 'year_starts_on']
    ) }}

)

select
    'scra_referrals' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'area' as subject_kind,
    partnerships.council_code as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.year_starts_on as earliest_on,
    unread.year_starts_on as latest_on,
    1 as possible_cases
from unread
inner join partnerships
    on
        unread.partnership_code = partnerships.partnership_code
        and coalesce(unread.area_code = partnerships.council_code, true)
where
    unread.is_of_newest_dump
    and coalesce(unread.referral_type_code = 'offence', true)
