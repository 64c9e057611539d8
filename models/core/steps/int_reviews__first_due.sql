-- The day on which a review was due when it was first sent, and whether it could be read.
with versions as (

    select * from {{ ref('stg_rows__versions') }}

),

sent_reviews as (

    select * from {{ ref('base_looked_after__reviews') }}

),

in_turn as (

    select
        versions.partnership_code,
        versions.record_id,
        sent_reviews.due_on,
        {{ is_unread('sent_reviews.unread_cells', 'due_date') }} as is_due_unread,
        row_number() over (
            partition by versions.partnership_code, versions.record_id
            order by versions.known_from
        ) as position_from_first
    from versions
    inner join sent_reviews
        on versions._row_number = sent_reviews._row_number
    where versions.extract_name = 'lac_review'

)

select
    partnership_code,
    record_id,
    due_on,
    is_due_unread
from in_turn
where position_from_first = 1
