-- What a reader sees of each indicator and text, a row for each part of it. {marts}
-- is marts. for the committee and published.rpt_ for the public.
with statuses as (

    select * from {marts}indicator_status

),

series as (

    select * from {marts}indicator_series

),

prose as (

    select * from {marts}report_prose

),

parts as (

    select
        partnership_code,
        edition_id,
        indicator_id,
        1 as part_order,
        'figure' as part,
        '' as place,
        concat_ws(' in ', coalesce(value_label, 'no value'), period_label) as label
    from statuses
    union all
    select partnership_code, edition_id, indicator_id, 2, 'status', '', status_label
    from statuses
    union all
    select partnership_code, edition_id, indicator_id, 3, 'title', '', title
    from statuses
    union all
    select partnership_code, edition_id, indicator_id, 4, 'target', '', target_label
    from statuses
    union all
    select partnership_code, edition_id, indicator_id, 6, 'change', '', value_change_label
    from statuses
    union all
    select
        partnership_code,
        edition_id,
        indicator_id,
        5,
        'explanation',
        '',
        concat_ws(
            '. ', status_explanation, bounds_label, status_doubt_label, override_note,
            correction_note
        )
    from statuses
    union all
    select
        series.partnership_code,
        series.edition_id,
        series.indicator_id,
        7,
        'earlier period',
        series.period_label,
        coalesce(series.value_label, 'no value')
    from series
    left join statuses
        on
            series.partnership_code = statuses.partnership_code
            and series.edition_id = statuses.edition_id
            and series.indicator_id = statuses.indicator_id
            and series.period_start = statuses.period_start
    where statuses.indicator_id is null
    union all
    select
        partnership_code,
        edition_id,
        case when seed_name != 'paper_text' then subject end,
        8,
        'text',
        concat_ws(' ', seed_name, subject, paragraph_number),
        paragraph
    from prose

)

select
    partnership_code,
    edition_id,
    coalesce(indicator_id, '') as indicator_id,
    part_order,
    part,
    place,
    coalesce(label, '') as label
from parts
