-- Revisions new to an edition: decided after the cut-off of the edition before it and
-- by its own.
with editions as (

    select * from {{ ref('dim_edition') }}

),

revisions as (

    select * from {{ ref('indicator_revision') }}

),

known as (

    select
        editions.edition_id,
        revisions.*
    from editions
    inner join editions as previous_editions
        on editions.previous_edition_id = previous_editions.edition_id
    inner join revisions
        on
            editions.data_cut_off_on >= revisions.decided_on
            and previous_editions.data_cut_off_on < revisions.decided_on

)

select
    edition_id,
    indicator_id,
    bool_or(revision_kind = 'renamed') as is_renamed,
    bool_or(revision_kind = 'redefined') as is_redefined,
    bool_and(is_comparable) as is_comparable,
    {{ dbt.listagg('description', "'; '", 'order by decided_on, revision_kind') }}
        as description
from known
group by edition_id, indicator_id
