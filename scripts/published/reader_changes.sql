-- The parts that differ between two states: new, gone, or worded otherwise. Earlier
-- periods of an indicator are one row, with their number.
with different as (

    select
        coalesce(after_labels.partnership_code, before_labels.partnership_code)
            as partnership_code,
        coalesce(after_labels.edition_id, before_labels.edition_id) as edition_id,
        coalesce(after_labels.indicator_id, before_labels.indicator_id) as indicator_id,
        coalesce(after_labels.part_order, before_labels.part_order) as part_order,
        coalesce(after_labels.part, before_labels.part) as part,
        coalesce(after_labels.place, before_labels.place) as place,
        before_labels.label as label_before,
        after_labels.label as label_after
    from before_labels
    full join after_labels
        on
            before_labels.partnership_code = after_labels.partnership_code
            and before_labels.edition_id = after_labels.edition_id
            and before_labels.indicator_id = after_labels.indicator_id
            and before_labels.part = after_labels.part
            and before_labels.place = after_labels.place
    where before_labels.label is distinct from after_labels.label

)

select
    edition_id,
    indicator_id,
    part_order,
    part,
    place,
    label_before,
    label_after
from different
where part != 'earlier period'
union all
select
    edition_id,
    indicator_id,
    part_order,
    part,
    case count(*) when 1 then max(place) else concat(count(*), ' periods') end as place,
    case when count(*) = 1 then max(label_before) end as label_before,
    case when count(*) = 1 then max(label_after) end as label_after
from different
where part = 'earlier period'
group by partnership_code, edition_id, indicator_id, part_order, part
order by edition_id desc, indicator_id, part_order, place
