with horizon as (

    select
        min(calendar_on) as first_day,
        max(calendar_on) as last_day
    from {{ ref('dim_date') }}

)

select
    concat(
        'Edition ',
        editions.edition_id,
        ' covers to ',
        editions.covers_to,
        ', outside the calendar (',
        horizon.first_day,
        ' to ',
        horizon.last_day,
        '). Add the bank holidays of its year to ',
        'seeds/reference/bank_holiday.csv.'
    ) as message
from {{ ref('dim_edition') }} as editions
inner join horizon
    on editions.covers_to not between horizon.first_day and horizon.last_day
