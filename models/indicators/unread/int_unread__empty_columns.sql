-- Indicators of which a column that decides them is empty in every record: it was not
-- supplied, and no case or a zero would be false.
{% set deciding = [
    ('1.3', 'child_health__reviews', 'feeding_code', 'feeding_code'),
    ('1.6', 'education__school_leavers', 'is_looked_after', 'lac_flag'),
    ('2.2', 'social_work__people', 'is_unaccompanied', 'uasc_flag'),
    ('3.6', 'looked_after__episodes', 'is_continuing_care', 'continuing_care'),
    ('3.7', 'looked_after__episodes', 'is_aftercare_eligible', 'aftercare_eligible'),
    ('3.7', 'looked_after__episodes', 'is_aftercare_received', 'aftercare_received'),
    ('5.1', 'justice__payback_orders', 'first_contact_on', 'first_contact_date'),
    ('5.2', 'justice__unpaid_work_requirements', 'first_placement_on', 'first_placement_date'),
    ('5.4', 'justice__payback_orders', 'terminated_on', 'terminated_date'),
] %}

with filled as (

    {%- for indicator_id, staged, name, column in deciding %}
        select
            '{{ indicator_id }}' as indicator_id,
            edition_id,
            partnership_code,
            count({{ name }}) as filled_count,
            count(*) filter (
                where {{ is_unread('unread_cells', column) }}
            ) as unread_count
        from {{ ref('stg_' ~ staged) }}
        group by edition_id, partnership_code
        {{ 'union all' if not loop.last }}
    {%- endfor %}

)

select
    indicator_id,
    edition_id,
    partnership_code
from filled
where
    filled_count = 0
    and unread_count = 0
group by indicator_id, edition_id, partnership_code
