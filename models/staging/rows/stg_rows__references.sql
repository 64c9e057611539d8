-- 1. A reference is found where any dump of the partnership holds the record.
-- 2. A cell that could not be read refers to nothing that could be found: it is an unread
--    cell, and not counted here; nor is a row without a partnership or a dump.
{% set references = [
    ('cp_core_group', 'person_id', 'sw_person'),
    ('cp_investigation', 'person_id', 'sw_person'),
    ('cp_meeting', 'person_id', 'sw_person'),
    ('cp_meeting', 'investigation_id', 'cp_investigation'),
    ('js_upw_requirement', 'payback_order_id', 'js_cpo_order'),
    ('lac_episode', 'person_id', 'sw_person'),
    ('lac_health_assessment', 'person_id', 'sw_person'),
    ('lac_legal_reason', 'episode_id', 'lac_episode'),
    ('lac_placement', 'episode_id', 'lac_episode'),
    ('lac_review', 'person_id', 'sw_person'),
    ('sirs_immunisation', 'child_id', 'chi_cohort'),
    ('chsp_ps_review', 'child_id', 'chi_cohort'),
    ('sw_person', 'merged_into_person_id', 'sw_person'),
    ('youth_diversion', 'person_id', 'sw_person'),
] %}
{% set targets = [
    ('sw_person', 'person_id'),
    ('cp_investigation', 'investigation_id'),
    ('js_cpo_order', 'payback_order_id'),
    ('lac_episode', 'episode_id'),
    ('chi_cohort', 'child_id'),
] %}

with sent as (

    {%- for extract, column, target in references %}
        select
            '{{ extract }}' as extract_name,
            '{{ column }}' as column_name,
            '{{ target }}' as target_name,
            partnership_code,
            extracted_on,
            {{ column }} as target_id
        from {{ ref('base_' ~ extract_models()[extract]) }}
        where
            partnership_code is not null
            and extracted_on is not null
            and {{ column }} is not null
        {{ 'union all' if not loop.last }}
    {%- endfor %}

),

targets as (

    {%- for target, key in targets %}
        select distinct
            '{{ target }}' as target_name,
            partnership_code,
            {{ key }} as target_id
        from {{ ref('base_' ~ extract_models()[target]) }}
        {{ 'union all' if not loop.last }}
    {%- endfor %}

)

select
    sent.extract_name,
    sent.column_name,
    sent.target_name,
    sent.partnership_code,
    sent.extracted_on,
    count(*) as reference_count,
    count(*) - count(targets.target_id) as unfound_count
from sent
left join targets
    on
        sent.target_name = targets.target_name
        and sent.partnership_code = targets.partnership_code
        and sent.target_id = targets.target_id
group by all
