-- 1. Possible clock starts are listed by int_camhs__possible_starts.
-- 2. Days of unavailability are not waiting days: for a period that begins before the
--    clock start or within the standard from it, the days from the clock start to the
--    day before the wait ends are deducted. No day is deducted twice.
-- 3. A period without a last day lasts the number of days recorded; without that it is
--    ignored.
with clock_starts as (

    select * from {{ ref('int_camhs__possible_starts') }}

),

events as (

    select * from {{ ref('stg_camhs__events') }}

),

periods as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        event_on as unavailable_from,
        coalesce(unavailable_to, {{ plus_days('event_on', 'unavailable_days') }})
            as unavailable_to
    from events
    where
        dataset_code = 'camhs'
        and event_type_code = 'unavailability'

),

counted_periods as (

    select
        clock_starts.*,
        greatest(periods.unavailable_from, clock_starts.clock_started_on)
            as counted_from,
        periods.unavailable_to
    from clock_starts
    inner join periods
        on
            clock_starts.edition_id = periods.edition_id
            and clock_starts.partnership_code = periods.partnership_code
            and clock_starts.pathway_id = periods.pathway_id
            and periods.unavailable_to is not null
            and periods.unavailable_from
            <= {{ plus_days(
                'clock_starts.clock_started_on', 'clock_starts.limit_days'
            ) }}

),

-- where periods overlap, the later one counts from the day after the earlier ones
parted_periods as (

    select
        *,
        greatest(
            counted_from,
            {{ plus_days('max(unavailable_to) over earlier_periods', '1') }}
        ) as parted_from
    from counted_periods
    window earlier_periods as (
        partition by edition_id, partnership_code, pathway_id, clock_started_on
        order by counted_from, unavailable_to
        rows between unbounded preceding and 1 preceding
    )

),

unavailable as (

    select
        edition_id,
        partnership_code,
        pathway_id,
        clock_started_on,
        sum(greatest(
            {{ days_between(
                'parted_from',
                'least(' ~ plus_days('unavailable_to', '1') ~ ', next_start_on)'
            ) }},
            0
        )) as days_to_next_start,
        sum(greatest(
            {{ days_between(
                'parted_from',
                'least(' ~ plus_days('unavailable_to', '1') ~ ', first_treated_on)'
            ) }},
            0
        )) as days_to_treatment
    from parted_periods
    group by edition_id, partnership_code, pathway_id, clock_started_on

)

select
    clock_starts.edition_id,
    clock_starts.partnership_code,
    clock_starts.pathway_id,
    clock_starts.clock_started_on,
    clock_starts.next_start_on,
    {{ days_between('clock_starts.clock_started_on', 'clock_starts.next_start_on') }}
    - coalesce(unavailable.days_to_next_start, 0) as waiting_days_to_next_start,
    {{ days_between('clock_starts.clock_started_on', 'clock_starts.first_treated_on') }}
    - coalesce(unavailable.days_to_treatment, 0) as waiting_days_to_treatment,
    coalesce(unavailable.days_to_treatment, 0) as unavailable_days_to_treatment
from clock_starts
left join unavailable
    on
        clock_starts.edition_id = unavailable.edition_id
        and clock_starts.partnership_code = unavailable.partnership_code
        and clock_starts.pathway_id = unavailable.pathway_id
        and clock_starts.clock_started_on = unavailable.clock_started_on
