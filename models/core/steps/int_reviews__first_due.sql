-- The day on which a review was due when it was first sent, and whether it could be read.
with versions as (

    select * from {{ ref('stg_rows__versions') }}

),

sent_reviews as (

    select * from {{ ref('base_looked_after__reviews') }}

)

select
    versions.partnership_code,
    versions.record_id,
    min_by(sent_reviews.due_on, versions.known_from) as due_on,
    min_by({{ is_unread('sent_reviews.unread_cells', 'due_date') }}, versions.known_from)
        as is_due_unread
from versions
inner join sent_reviews
    on versions._row_number = sent_reviews._row_number
where versions.extract_name = 'lac_review'
group by versions.partnership_code, versions.record_id
