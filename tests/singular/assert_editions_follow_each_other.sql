with editions as (

    select
        edition_id,
        covers_to,
        data_cut_off_on,
        previous_edition_id
    from {{ ref('report_edition') }}

),

compared as (

    select
        editions.edition_id,
        case
            when editions.previous_edition_id is null then null
            when previous.edition_id is null
                then concat(
                        'the edition before, ', editions.previous_edition_id,
                        ', is missing'
                    )
            when editions.data_cut_off_on <= previous.data_cut_off_on
                then concat(
                        'its cut-off is ', editions.data_cut_off_on,
                        ', not after ', previous.data_cut_off_on,
                        ', that of the edition before, ', previous.edition_id
                    )
            when editions.covers_to <= previous.covers_to
                then concat(
                        'it covers to ', editions.covers_to,
                        ', not further than the edition before, ', previous.edition_id,
                        ', to ', previous.covers_to
                    )
        end as fault
    from editions
    left join editions as previous
        on editions.previous_edition_id = previous.edition_id
    union all
    select
        editions.edition_id,
        concat(
            'its cut-off is ', editions.data_cut_off_on, ', the same as that of ',
            others.edition_id
        ) as fault
    from editions
    inner join editions as others
        on
            editions.data_cut_off_on = others.data_cut_off_on
            and editions.edition_id > others.edition_id

)

select
    concat(
        'Edition ', edition_id, ': ', fault, '. Expected editions that follow each ',
        'other: correct seeds/reference/report_edition.csv.'
    ) as message
from compared
where fault is not null
