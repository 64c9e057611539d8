{% macro indicator_models() %}
    {{ return({
        '1.6': 'ind_1_6_positive_destinations',
        '2.1': 'ind_2_1_community_placements',
        '2.2': 'ind_2_2_unaccompanied_young_people',
        '3.2': 'ind_3_2_several_placements',
        '3.3': 'ind_3_3_kinship_care',
        '3.4': 'ind_3_4_reviews_in_time',
        '3.5': 'ind_3_5_health_assessments',
        '3.6': 'ind_3_6_continuing_care',
        '3.7': 'ind_3_7_aftercare',
        '4.1': 'ind_4_1_children_on_register',
        '4.2': 'ind_4_2_re_registrations',
        '4.3': 'ind_4_3_initial_core_groups',
        '4.4': 'ind_4_4_court_reports',
        '4.5': 'ind_4_5_level_1_unpaid_work',
        '4.6': 'ind_4_6_planning_meetings',
        '4.7': 'ind_4_7_reporter_offence_referrals',
        '4.8': 'ind_4_8_youth_diversion',
    }) }}
{% endmacro %}
