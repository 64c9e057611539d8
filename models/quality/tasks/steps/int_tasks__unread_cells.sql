-- Cells that could not be read of the rows that count in the dump that the edition uses.
with supplied_to as (

    select * from {{ ref('int_tasks__supplied') }}

),

extracts as (

    select * from {{ ref('extract') }}

),

sent as (

    select * from {{ ref('row_outcomes') }}

),

stakes as (

    select * from {{ ref('int_tasks__unread_stakes') }}

),

counted as (

    select
        supplied_to.partnership_code,
        supplied_to.edition_id,
        supplied_to.extract_name,
        sum(
            length(sent.unread_cells) - length(replace(sent.unread_cells, ':', ''))
        ) as cell_count
    from supplied_to
    inner join sent
        on
            supplied_to.extract_name = sent.extract_name
            and supplied_to.partnership_code = sent.partnership_code
            and supplied_to.extracted_on = sent.extracted_on
    where
        sent.unread_cells is not null
        and sent.outcome_code != 'rejected'
    group by
        supplied_to.partnership_code,
        supplied_to.edition_id,
        supplied_to.extract_name

)

select
    counted.partnership_code,
    counted.edition_id,
    'cells_unread' as task_code,
    counted.extract_name as subject,
    extracts.owner_role,
    concat(
        counted.cell_count,
        case when counted.cell_count = 1 then ' cell' else ' cells' end,
        ' could not be read, ',
        coalesce(stakes.stakes_label, 'touching no figure of this edition'),
        ' (quality.unread_cells)'
    ) as task
from counted
inner join extracts
    on counted.extract_name = extracts.extract_name
left join stakes
    on
        counted.partnership_code = stakes.partnership_code
        and counted.edition_id = stakes.edition_id
        and counted.extract_name = stakes.extract_name
