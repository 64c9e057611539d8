{% macro union_of_unread_records() %}
    {%- for name in [
        'camhs_events',
        'children',
        'core_groups',
        'court_reports',
        'episodes',
        'health_assessments',
        'health_reviews',
        'immunisations',
        'investigations',
        'legal_reasons',
        'national_statistics',
        'payback_orders',
        'people',
        'placements',
        'planning_meetings',
        'register_events',
        'reporter_referrals',
        'reviews',
        'school_leavers',
        'unpaid_work_requirements',
        'youth_diversion',
    ] %}
    select
        extract_name,
        edition_id,
        partnership_code,
        record_id,
        subject_kind,
        subject_id,
        unread_cells,
        is_held_over,
        is_floating,
        earliest_on,
        latest_on,
        possible_cases
    from {{ ref('int_unread__' ~ name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
