{#- The staging model of each extract: base_<name> reads its rows, stg_<name> has its
    records as known at each edition. -#}
{% macro extract_models() %}
    {{ return({
        'sw_person': 'social_work__people',
        'cp_investigation': 'child_protection__investigations',
        'cp_meeting': 'child_protection__planning_meetings',
        'cp_core_group': 'child_protection__core_groups',
        'js_court_report': 'justice__court_reports',
        'js_cpo_order': 'justice__payback_orders',
        'js_upw_requirement': 'justice__unpaid_work_requirements',
        'youth_diversion': 'justice__youth_diversion_referrals',
        'scra_referrals': 'national_statistics__reporter_referrals',
        'population': 'national_statistics__population_estimates',
        'national_statistic': 'national_statistics__published_statistics',
        'chi_cohort': 'child_health__children',
        'chsp_ps_review': 'child_health__reviews',
        'sirs_immunisation': 'child_health__immunisations',
        'camhs_captnd': 'camhs__events',
        'lac_episode': 'looked_after__episodes',
        'lac_placement': 'looked_after__placements',
        'lac_legal_reason': 'looked_after__legal_reasons',
        'lac_review': 'looked_after__reviews',
        'lac_health_assessment': 'looked_after__health_assessments',
        'seemis_leavers': 'education__school_leavers',
    }) }}
{% endmacro %}
