-- 1. The calendar runs as far as the bank holidays are known.
-- 2. A day is known as a working day or not up to the last year with a holiday of the
--    partnership's council; a council without holidays of its own has the bank's.
with partnerships as (

    select * from {{ ref('partnership') }}

),

bank_holidays as (

    select * from {{ ref('bank_holiday') }}

),

council_holidays as (

    select * from {{ ref('council_holiday') }}

),

horizon as (

    select
        cast(date_trunc('year', min(holiday_on)) as date) as first_day,
        make_date(cast(extract(year from max(holiday_on)) as integer), 12, 31)
            as last_day
    from bank_holidays

),

days as (

    select {{ each_day('horizon.first_day', 'horizon.last_day') }} as calendar_on
    from horizon

),

council_years as (

    select
        partnership_code,
        make_date(cast(extract(year from max(holiday_on)) as integer), 12, 31)
            as known_to
    from council_holidays
    group by partnership_code

),

classified as (

    select
        partnerships.partnership_code,
        days.calendar_on,
        {{ is_weekend('days.calendar_on') }} as is_weekend,
        bank_holidays.holiday_on is not null as is_bank_holiday,
        council_holidays.holiday_on is not null as is_council_holiday,
        coalesce(days.calendar_on <= council_years.known_to, true) as is_known
    from days
    cross join partnerships
    left join council_years
        on partnerships.partnership_code = council_years.partnership_code
    left join bank_holidays
        on days.calendar_on = bank_holidays.holiday_on
    left join council_holidays
        on
            days.calendar_on = council_holidays.holiday_on
            and partnerships.partnership_code = council_holidays.partnership_code

),

working as (

    select
        *,
        case
            when is_known
                then
                    not is_weekend
                    and not is_bank_holiday
                    and not is_council_holiday
        end as is_working_day
    from classified

)

select
    partnership_code,
    calendar_on,
    is_weekend,
    is_bank_holiday,
    case when is_known then is_council_holiday end as is_council_holiday,
    is_working_day,
    case
        when is_known
            then sum(case when is_working_day then 1 else 0 end) over (
                    partition by partnership_code
                    order by calendar_on
                    rows between unbounded preceding and current row
                )
    end as working_day_number
from working
