-- What hangs on an extract that could not be read in full: the figures of the edition whose
-- cases it touches, and those of them whose status may be otherwise.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

unread as (

    select * from {{ ref('int_unread__by_period') }}

),

touched as (

    select
        statuses.partnership_code,
        statuses.edition_id,
        unread.extract_name,
        statuses.indicator_id,
        statuses.chapter_id,
        statuses.is_status_firm,
        statuses.unknown_count
    from statuses
    inner join unread
        on
            statuses.partnership_code = unread.partnership_code
            and statuses.edition_id = unread.edition_id
            and statuses.indicator_id = unread.indicator_id
            and statuses.period_start = unread.period_start
    where statuses.unknown_count > 0
    group by all

),

summed as (

    select
        partnership_code,
        edition_id,
        extract_name,
        sum(unknown_count) as case_count,
        count(*) filter (where not is_status_firm) as status_count,
        {{ dbt.listagg(
            "concat(indicator_id, ' (', unknown_count, ')')",
            "', '",
            'order by chapter_id, indicator_id'
        ) }} as figures_label,
        {{ dbt.listagg(
            'case when not is_status_firm then indicator_id end',
            "', '",
            'order by chapter_id, indicator_id'
        ) }} as statuses_label
    from touched
    group by partnership_code, edition_id, extract_name

)

select
    partnership_code,
    edition_id,
    extract_name,
    cast(case_count as bigint) as case_count,
    status_count,
    concat(
        'touching ', case_count,
        case when case_count = 1 then ' case: ' else ' cases: ' end,
        figures_label,
        case
            when status_count > 0
                then concat('; the status of ', statuses_label, ' may be otherwise')
            else ''
        end
    ) as stakes_label
from summed
