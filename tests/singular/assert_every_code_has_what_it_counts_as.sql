-- A code without a row in the seed of its meaning would be left out of every count.
with codes as (

    select
        code_list,
        code
    from {{ ref('code_list') }}
    group by code_list, code

),

meanings as (

    select
        'placement_type' as code_list,
        placement_type_code as code
    from {{ ref('placement_type') }}
    union all
    select
        'legal_reason' as code_list,
        legal_reason_code as code
    from {{ ref('legal_reason') }}
    union all
    select
        'review_cancellation' as code_list,
        review_cancellation_code as code
    from {{ ref('review_cancellation') }}
    union all
    select
        'leaver_destination' as code_list,
        leaver_destination_code as code
    from {{ ref('leaver_destination') }}

)

select
    concat(
        'The code ',
        coalesce(codes.code, meanings.code),
        case
            when meanings.code is null
                then ' of seeds/reference/code_list.csv has no row'
            else ' is not in seeds/reference/code_list.csv, but has one'
        end,
        ' in seeds/reference/',
        coalesce(codes.code_list, meanings.code_list),
        '.csv.'
    ) as message
from codes
full join meanings
    on
        codes.code_list = meanings.code_list
        and codes.code = meanings.code
where
    (codes.code is null or meanings.code is null)
    and coalesce(codes.code_list, meanings.code_list)
    in (select known.code_list from meanings as known)
