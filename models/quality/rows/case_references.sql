-- The functions that read cells come with the seed of blank words:
-- depends_on: {{ ref('blank_word') }}
-- The rows behind a figure have a keyed hash in place of a reference. A reference is kept
-- as it is read: without regard to case and white space.
{% set references = [
    ('cp_core_group', 'core_group_id'),
    ('cp_investigation', 'investigation_id'),
    ('cp_meeting', 'investigation_id'),
    ('cp_meeting', 'meeting_id'),
    ('js_court_report', 'report_id'),
    ('js_cpo_order', 'order_id'),
    ('js_upw_requirement', 'order_id'),
    ('js_upw_requirement', 'requirement_id'),
    ('youth_diversion', 'referral_id'),
    ('camhs_captnd', 'ucpn'),
    ('lac_episode', 'episode_id'),
    ('lac_legal_reason', 'episode_id'),
    ('lac_placement', 'episode_id'),
    ('lac_placement', 'placement_id'),
    ('lac_review', 'review_id'),
    ('lac_health_assessment', 'assessment_id'),
] %}

with sent as (

    {%- for extract, column in references %}
        select
            '{{ extract }}' as extract_name,
            '{{ column }}' as column_name,
            {{ column }} as cell
        from {{ ref(extract) }}
        {{ 'union all' if not loop.last }}
    {%- endfor %}

),

identifiers as (

    select
        sent.extract_name,
        sent.column_name,
        reference.parsed_identifier(sent.cell) as sent_reference
    from sent
    group by all

)

select
    extract_name,
    column_name,
    sent_reference,
    {{ pseudonym('sent_reference', 'reference') }} as reference_id
from identifiers
where sent_reference is not null
