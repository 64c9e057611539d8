{% macro indicator_models() %}
    {{ return({
        '1.1': 'ind_1_1_developmental_concerns',
        '1.2': 'ind_1_2_review_coverage',
        '1.3': 'ind_1_3_exclusive_breastfeeding',
        '1.4': 'ind_1_4_primary_immunisation',
        '1.5': 'ind_1_5_children_in_poverty',
        '2.2': 'ind_2_2_unaccompanied_young_people',
        '3.1': 'ind_3_1_camhs_treatment_starts',
        '4.1': 'ind_4_1_children_on_register',
        '4.2': 'ind_4_2_re_registrations',
        '4.3': 'ind_4_3_initial_core_groups',
        '4.4': 'ind_4_4_court_reports',
        '4.5': 'ind_4_5_level_1_unpaid_work',
        '4.6': 'ind_4_6_planning_meetings',
        '4.7': 'ind_4_7_reporter_offence_referrals',
        '4.8': 'ind_4_8_youth_diversion',
        '5.1': 'ind_5_1_payback_order_first_contact',
        '5.2': 'ind_5_2_unpaid_work_start',
        '5.3': 'ind_5_3_level_2_unpaid_work',
        '5.4': 'ind_5_4_payback_orders_completed',
    }) }}
{% endmacro %}
