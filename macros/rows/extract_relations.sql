{% macro extract_relations() %}
    {{ return({
        'sw_person': 'stg_social_work__people',
        'cp_investigation': 'stg_child_protection__investigations',
        'cp_meeting': 'stg_child_protection__planning_meetings',
        'cp_core_group': 'stg_child_protection__core_groups',
        'js_court_report': 'stg_justice__court_reports',
        'js_cpo_order': 'stg_justice__payback_orders',
        'js_upw_requirement': 'stg_justice__unpaid_work_requirements',
        'youth_diversion': 'stg_justice__youth_diversion_referrals',
        'scra_referrals': 'stg_national_statistics__reporter_referrals',
        'population': 'stg_national_statistics__population_estimates',
        'national_statistic': 'stg_national_statistics__published_statistics',
        'lac_episode': 'stg_looked_after__episodes',
        'lac_placement': 'stg_looked_after__placements',
        'lac_legal_reason': 'stg_looked_after__legal_reasons',
        'lac_review': 'stg_looked_after__reviews',
        'lac_health_assessment': 'stg_looked_after__health_assessments',
        'seemis_leavers': 'stg_education__school_leavers',
    }) }}
{% endmacro %}
