with compared as (

    select * from {{ ref('indicator_comparators') }}

),

statuses as (

    select * from {{ ref('indicator_status') }}

),

judged as (

    select
        compared.edition_id,
        compared.indicator_id,
        compared.comparator_code,
        case
            when
                compared.comparator_explanation is null
                or (
                    compared.difference is null
                    and compared.comparator_reason_code is null
                )
                or (
                    compared.difference is not null
                    and compared.comparator_reason_code is not null
                )
                then concat(
                        'has neither a difference nor a reason for its absence, ',
                        'or no text for it. Look at seeds/reference/indicator.csv ',
                        'and reason.csv'
                    )
            when
                (compared.period_start is distinct from statuses.period_start)
                or abs(
                    compared.difference - (statuses.value - compared.comparator_value)
                ) > 0.000000001
                then concat(
                        'gives a difference that is not the value less that of the ',
                        'comparator, of the same period. Look at ',
                        'models/marts/indicator_comparators.sql'
                    )
            when
                compared.difference not between compared.difference_lower_95
                and compared.difference_upper_95
                or (
                    coalesce(
                        compared.difference_lower_95, compared.difference_upper_95
                    ) is not null
                    or compared.difference_method is not null
                )
                and (
                    compared.difference_lower_95 is null
                    or compared.difference_upper_95 is null
                    or compared.difference_method is null
                )
                then concat(
                        'gives a difference outside its limits, or one limit. Look at ',
                        'macros/statistics/newcombe_lower.sql and newcombe_upper.sql'
                    )
        end as fault
    from compared
    inner join statuses
        on
            compared.partnership_code = statuses.partnership_code
            and compared.edition_id = statuses.edition_id
            and compared.indicator_id = statuses.indicator_id

)

select
    concat(
        'Indicator ', indicator_id, ', edition ', edition_id, ', comparator ',
        comparator_code, ': marts.indicator_comparators ', fault, '.'
    ) as message
from judged
where fault is not null
