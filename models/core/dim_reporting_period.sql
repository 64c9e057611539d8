with dates as (

    select * from {{ ref('dim_date') }}

),

period_types as (

    select * from {{ ref('period_type') }}

),

month_starts as (

    select
        calendar_on,
        cast(extract(year from calendar_on) as integer) as calendar_year,
        cast(extract(month from calendar_on) as integer) as calendar_month
    from dates
    where extract(day from calendar_on) = 1
    group by calendar_on

),

periods as (

    select
        period_types.period_type,
        period_types.is_annual_length,
        month_starts.calendar_on as period_start,
        {{ last_day('month_starts.calendar_on', 'period_types.months') }}
            as period_end,
        month_starts.calendar_year,
        month_starts.calendar_month,
        -- a financial year is known by the calendar year that it starts in
        month_starts.calendar_year
        - case when month_starts.calendar_month < 4 then 1 else 0 end as financial_year
    from month_starts
    inner join period_types
        on
            (month_starts.calendar_month + 12 - period_types.first_start_month)
            % period_types.starts_every_months = 0

),

labelled as (

    select
        *,
        concat(
            financial_year,
            '/',
            right(cast(financial_year + 1 as {{ dbt.type_string() }}), 2)
        )
            as financial_year_label,
        concat(
            calendar_year,
            '/',
            right(cast(calendar_year + 1 as {{ dbt.type_string() }}), 2)
        )
            as started_year_label,
        concat(
            financial_year,
            '-',
            right(cast(financial_year + 1 as {{ dbt.type_string() }}), 2)
        )
            as financial_year_name,
        cast(floor((calendar_month + 8) % 12 / 3) + 1 as integer) as financial_quarter
    from periods

)

select
    period_type,
    period_start,
    period_end,
    case period_type
        when 'quarter' then concat('Q', financial_quarter, ' ', financial_year_label)
        when 'half_year'
            then concat(
                    'H',
                    case when financial_quarter = 1 then 1 else 2 end,
                    ' ',
                    financial_year_label
                )
        when 'rolling_year' then concat('year to ', {{ day_label('period_end') }})
        when 'financial_year' then financial_year_label
        when 'calendar_year' then cast(calendar_year as {{ dbt.type_string() }})
        else concat(started_year_label, ' (August to July)')
    end as period_label,
    case period_type
        when 'quarter' then concat(financial_year_name, '.Q', financial_quarter)
        when 'half_year'
            then concat(
                    financial_year_name,
                    '.H',
                    case when financial_quarter = 1 then 1 else 2 end
                )
        when 'rolling_year'
            then concat('to-', cast(period_end as {{ dbt.type_string() }}))
        when 'calendar_year' then cast(calendar_year as {{ dbt.type_string() }})
        else replace(started_year_label, '/', '-')
    end as period_name,
    financial_year_label,
    is_annual_length
from labelled
