-- 1. What a cell that could not be read does to an indicator, and in which days, is in
--    the seed unread_effect; the days are those of its record that could be read, without
--    end on a side where there is none.
-- 2. A record that is held over counts as one of which everything that the indicator reads
--    is in doubt. A row that could be any record, or a cell that links a record to its
--    case, touches cases that are not known (link).
with unread as (

    {{ union_of_unread_records() }}

),

effects as (

    select * from {{ ref('unread_effect') }}

)

select
    unread.edition_id,
    unread.partnership_code,
    effects.indicator_id,
    effects.effect_code,
    unread.extract_name,
    unread.record_id,
    unread.subject_id,
    unread.possible_cases,
    effects.case_count,
    case
        when effects.window_code in ('record', 'onward')
            then {{ plus_months('unread.earliest_on', '-effects.months_before') }}
    end as possible_from,
    case
        when effects.window_code in ('record', 'before')
            then {{ plus_months('unread.latest_on', 'effects.months_after') }}
    end as possible_to
from unread
inner join effects
    on
        unread.extract_name = effects.extract_name
        and unread.subject_kind = effects.subject_kind
where
    case
        when effects.column_name = '(row)' then unread.is_floating
        when unread.is_floating then false
        when effects.effect_code != 'link' and unread.subject_id is null then false
        when effects.column_name = '(record)' then unread.is_held_over
        else
            contains(
                concat(' ', unread.unread_cells), concat(' ', effects.column_name, ':')
            )
    end
