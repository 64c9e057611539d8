-- A figure of the partnership's own council, of the measure that indicator 1.5
-- counts, or one whose measure or area cannot be read.
with partnerships as (

    select * from {{ ref('dim_partnership') }}

),

unread as (

    {{ unread_records(
        'national_statistic', ['measure', 'area_code', 'period_type', 'period_start']
    ) }}

)

select
    'national_statistic' as extract_name,
    unread.edition_id,
    unread.partnership_code,
    unread.record_id,
    'area' as subject_kind,
    partnerships.council_code as subject_id,
    unread.unread_cells,
    unread.is_held_over,
    unread.is_floating,
    unread.period_start as earliest_on,
    unread.period_start as latest_on,
    1 as possible_cases
from unread
inner join partnerships
    on
        unread.partnership_code = partnerships.partnership_code
        and coalesce(unread.area_code = partnerships.council_code, true)
where
    unread.is_of_newest_dump
    and coalesce(unread.measure = 'LGBF-CHN24', true)
    and coalesce(unread.period_type = 'financial_year', true)
