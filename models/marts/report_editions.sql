with indicator_statuses as (

    select * from {{ ref('indicator_status') }}

),

editions as (

    select * from {{ ref('dim_edition') }}

),

partnerships as (

    select * from {{ ref('dim_partnership') }}

),

sign_offs as (

    select * from {{ ref('sign_off') }}

),

reported as (

    select
        partnership_code,
        edition_id,
        count(*) as indicator_count
    from indicator_statuses
    group by partnership_code, edition_id

)

select
    reported.partnership_code,
    reported.edition_id,
    partnerships.partnership_name,
    editions.title,
    editions.covers_to,
    editions.data_cut_off_on,
    {{ day_label('editions.covers_to') }} as covers_to_label,
    {{ day_label('editions.data_cut_off_on') }} as data_cut_off_on_label,
    {{ day_label('editions.meeting_on') }} as meeting_on_label,
    editions.previous_edition_id,
    reported.indicator_count,
    sign_offs.signed_on is not null as is_signed_off,
    sign_offs.role as signed_off_by_role,
    {{ day_label('sign_offs.signed_on') }} as signed_off_on_label
from reported
inner join editions
    on reported.edition_id = editions.edition_id
inner join partnerships
    on reported.partnership_code = partnerships.partnership_code
left join sign_offs
    on
        reported.partnership_code = sign_offs.partnership_code
        and reported.edition_id = sign_offs.edition_id
