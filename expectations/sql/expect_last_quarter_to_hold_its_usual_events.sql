-- Of the rows of an extract: the last covered quarter, where the newest dump has fewer
-- events in it than the limits of its own history allow: process limits of an XmR chart
-- over the twelve quarters before, and never nearer than three standard deviations of a
-- count that varies by chance alone (Poisson: the root of its mean).
with sent as (

    select
        placed.dump_on,
        placed.covers_to,
        typed.$column as event_on
    from $batch as typed
    inner join staging.stg_rows__placed as placed
        on
            typed._file_name = placed._file_name
            and typed._record_number = placed._record_number
    where placed.is_accepted

),

newest as (

    select
        max(dump_on) as dump_on,
        max_by(covers_to, dump_on) as covers_to
    from sent

),

quarters as (

    select
        numbers.age,
        cast(
            date_trunc('quarter', newest.covers_to + 1)
            - to_months(3 * (numbers.age + 1)) as date
        ) as starts_on,
        newest.dump_on
    from newest
    cross join generate_series(0, 12) as numbers (age)

),

counts as (

    select
        quarters.age,
        quarters.starts_on,
        count(sent.event_on) as event_count
    from quarters
    left join sent
        on
            quarters.dump_on = sent.dump_on
            and quarters.starts_on <= sent.event_on
            and quarters.starts_on + to_months(3) > sent.event_on
    group by quarters.age, quarters.starts_on

),

moves as (

    select
        *,
        abs(event_count - lead(event_count) over (order by age)) as moving_range
    from counts

)

select
    max(starts_on) filter (where age = 0) as place,
    cast(
        avg(event_count) filter (where age > 0)
        - max(event_count) filter (where age = 0) as integer
    ) as faulty_rows
from moves
having
    max(event_count) filter (where age = 0)
    < avg(event_count) filter (where age > 0)
    - greatest(
        2.66 * avg(moving_range) filter (where age between 1 and 11),
        3 * sqrt(avg(event_count) filter (where age > 0))
    )
