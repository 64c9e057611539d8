-- 1. Of the rows of a record in a dump the last counts; the others are duplicates.
-- 2. The row that opens a version is current while the newest dump has it (or may have
--    it), superseded where the next version follows without a gap, else withdrawn. Rows
--    that repeat it in later dumps are unchanged repeats.
with placed as (

    select * from {{ ref('stg_rows__placed') }}

),

versions as (

    select * from {{ ref('stg_rows__versions') }}

),

ended as (

    select
        extract_name,
        partnership_code,
        record_id,
        version_number,
        min(_row_number) as _row_number,
        min(known_from) as known_from,
        max(known_to) as known_to
    from versions
    group by extract_name, partnership_code, record_id, version_number

),

followed as (

    select
        *,
        lead(known_from) over (
            partition by extract_name, partnership_code, record_id
            order by version_number
        ) as next_known_from
    from ended

),

ranked as (

    select
        *,
        max(case when is_accepted then _row_number end) over (
            partition by extract_name, partnership_code, record_id, dump_on
        ) as last_row_number
    from placed

)

select
    ranked.extract_name,
    ranked._file_name as file_name,
    ranked._record_number as record_number,
    ranked._line_number as line_number,
    ranked.partnership_code,
    ranked.extracted_on,
    ranked.refusal_reasons,
    ranked.unread_cells,
    case
        when not ranked.is_accepted then 'rejected'
        when ranked._row_number < ranked.last_row_number then 'duplicate'
        when followed._row_number is null then null
        when ranked._row_number != followed._row_number then 'unchanged_repeat'
        when followed.known_to = date '9999-12-31' then 'current'
        when followed.next_known_from = followed.known_to then 'superseded'
        else 'withdrawn'
    end as outcome_code
from ranked
left join followed
    on
        ranked.is_accepted
        and ranked.extract_name = followed.extract_name
        and ranked.partnership_code = followed.partnership_code
        and ranked.record_id = followed.record_id
        and ranked.dump_on >= followed.known_from
        and ranked.dump_on < followed.known_to
