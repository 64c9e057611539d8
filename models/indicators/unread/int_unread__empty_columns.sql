-- Indicators of which a column that decides them is empty in every record: it was not
-- supplied, and no case or a zero would be false.
with reviews as (

    select * from {{ ref('stg_child_health__reviews') }}

),

school_leavers as (

    select * from {{ ref('stg_education__school_leavers') }}

),

people as (

    select * from {{ ref('stg_social_work__people') }}

),

episodes as (

    select * from {{ ref('stg_looked_after__episodes') }}

),

payback_orders as (

    select * from {{ ref('stg_justice__payback_orders') }}

),

unpaid_work_requirements as (

    select * from {{ ref('stg_justice__unpaid_work_requirements') }}

),

filled as (

    select
        '1.3' as indicator_id,
        edition_id,
        partnership_code,
        count(feeding_code) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'feeding_code') }}
        ) as unread_count
    from reviews
    group by edition_id, partnership_code

    union all

    select
        '1.6' as indicator_id,
        edition_id,
        partnership_code,
        count(is_looked_after) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'lac_flag') }}
        ) as unread_count
    from school_leavers
    group by edition_id, partnership_code

    union all

    select
        '2.2' as indicator_id,
        edition_id,
        partnership_code,
        count(is_unaccompanied) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'uasc_flag') }}
        ) as unread_count
    from people
    group by edition_id, partnership_code

    union all

    select
        '3.6' as indicator_id,
        edition_id,
        partnership_code,
        count(is_continuing_care) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'continuing_care') }}
        ) as unread_count
    from episodes
    group by edition_id, partnership_code

    union all

    select
        '3.7' as indicator_id,
        edition_id,
        partnership_code,
        count(is_aftercare_eligible) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'aftercare_eligible') }}
        ) as unread_count
    from episodes
    group by edition_id, partnership_code

    union all

    select
        '3.7' as indicator_id,
        edition_id,
        partnership_code,
        count(is_aftercare_received) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'aftercare_received') }}
        ) as unread_count
    from episodes
    group by edition_id, partnership_code

    union all

    select
        '5.1' as indicator_id,
        edition_id,
        partnership_code,
        count(first_contact_on) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'first_contact_date') }}
        ) as unread_count
    from payback_orders
    group by edition_id, partnership_code

    union all

    select
        '5.2' as indicator_id,
        edition_id,
        partnership_code,
        count(first_placement_on) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'first_placement_date') }}
        ) as unread_count
    from unpaid_work_requirements
    group by edition_id, partnership_code

    union all

    select
        '5.4' as indicator_id,
        edition_id,
        partnership_code,
        count(terminated_on) as filled_count,
        count(*) filter (
            where {{ is_unread('unread_cells', 'terminated_date') }}
        ) as unread_count
    from payback_orders
    group by edition_id, partnership_code

)

select
    indicator_id,
    edition_id,
    partnership_code
from filled
where
    filled_count = 0
    and unread_count = 0
group by indicator_id, edition_id, partnership_code
