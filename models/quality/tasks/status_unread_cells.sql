-- 1. A record touches the status of an indicator where a case of the rated period hangs on
--    it. Its cells are looked for in the dump that the edition uses.
-- 2. Of a row that counts only the cells that the indicator reads are listed, of a refused
--    row each that refused it.
with statuses as (

    select * from {{ ref('indicator_status') }}

),

unread as (

    select * from {{ ref('int_unread__by_period') }}

),

effects as (

    select * from {{ ref('unread_effect') }}

),

supplied_to as (

    select * from {{ ref('int_tasks__supplied') }}

),

placed as (

    select * from {{ ref('stg_rows__placed') }}

),

touched as (

    select
        statuses.partnership_code,
        statuses.edition_id,
        statuses.indicator_id,
        unread.extract_name,
        coalesce(unread.record_id, '') as record_id
    from statuses
    inner join unread
        on
            statuses.partnership_code = unread.partnership_code
            and statuses.edition_id = unread.edition_id
            and statuses.indicator_id = unread.indicator_id
            and statuses.period_start = unread.period_start
    group by all

),

columns_read as (

    select
        indicator_id,
        extract_name,
        column_name
    from effects
    group by indicator_id, extract_name, column_name

),

cells as (

    select
        supplied_to.partnership_code,
        supplied_to.edition_id,
        placed.extract_name,
        placed._file_name as file_name,
        placed._record_number as record_number,
        placed._line_number as line_number,
        placed.is_accepted,
        coalesce(placed.record_id, '') as record_id,
        {{ each_word("concat_ws(' ', placed.refusal_reasons, placed.unread_cells)") }}
            as cell
    from placed
    inner join supplied_to
        on
            placed.extract_name = supplied_to.extract_name
            and coalesce(placed.partnership_code = supplied_to.partnership_code, true)
            and coalesce(placed.dump_on = supplied_to.extracted_on, true)
    where
        placed.unread_cells != ''
        or not placed.is_accepted

),

named as (

    select
        *,
        split_part(cell, ':', 1) as column_name,
        split_part(cell, ':', 2) as reason_code
    from cells
    where cell != ''

)

select
    touched.partnership_code,
    touched.edition_id,
    touched.indicator_id,
    named.extract_name,
    named.file_name,
    named.record_number,
    named.line_number,
    named.column_name,
    named.reason_code,
    not named.is_accepted as is_row_refused
from touched
inner join named
    on
        touched.partnership_code = named.partnership_code
        and touched.edition_id = named.edition_id
        and touched.extract_name = named.extract_name
        and touched.record_id = named.record_id
left join columns_read
    on
        touched.indicator_id = columns_read.indicator_id
        and named.extract_name = columns_read.extract_name
        and named.column_name = columns_read.column_name
where
    not named.is_accepted
    or columns_read.column_name is not null
group by all
