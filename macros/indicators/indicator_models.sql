{% macro indicator_models() %}
    {{ return({
        '1.1': {
            'model': 'ind_1_1_developmental_concerns',
            'records': 'fct_child_health_reviews',
            'key': ['child_id', 'review_type_code'],
        },
        '1.2': {
            'model': 'ind_1_2_review_coverage',
            'records': 'fct_review_eligibilities',
            'key': ['child_id', 'review_type_code'],
        },
        '1.3': {
            'model': 'ind_1_3_exclusive_breastfeeding',
            'records': 'fct_child_health_reviews',
            'key': ['child_id', 'review_type_code'],
        },
        '1.4': {
            'model': 'ind_1_4_primary_immunisation',
            'records': 'fct_primary_immunisations',
            'key': ['child_id', 'vaccine_code'],
        },
        '1.5': {
            'model': 'ind_1_5_children_in_poverty',
            'records': 'fct_published_statistics',
            'key': ['measure', 'area_code', 'period_start'],
            'is_published': true,
        },
        '1.6': {
            'model': 'ind_1_6_positive_destinations',
            'records': 'fct_school_leavers',
            'key': ['candidate_number_hash', 'leaver_year_starts_on'],
        },
        '2.1': {
            'model': 'ind_2_1_community_placements',
            'records': 'fct_looked_after_episodes',
            'key': ['joined_episode_id'],
        },
        '2.2': {
            'model': 'ind_2_2_unaccompanied_young_people',
            'records': 'fct_unaccompanied_young_people',
            'key': ['person_id'],
        },
        '3.1': {
            'model': 'ind_3_1_camhs_treatment_starts',
            'records': 'fct_camhs_treatment_starts',
            'key': ['pathway_id'],
        },
        '3.2': {
            'model': 'ind_3_2_several_placements',
            'records': 'fct_looked_after_episodes',
            'key': ['joined_episode_id'],
        },
        '3.3': {
            'model': 'ind_3_3_kinship_care',
            'records': 'fct_looked_after_episodes',
            'key': ['joined_episode_id'],
        },
        '3.4': {
            'model': 'ind_3_4_reviews_in_time',
            'records': 'fct_looked_after_reviews',
            'key': ['review_id'],
            'late_reason': 'cancellation_code',
            'late_reason_list': 'review_cancellation',
        },
        '3.5': {
            'model': 'ind_3_5_health_assessments',
            'records': 'fct_health_assessments',
            'key': ['joined_episode_id'],
        },
        '3.6': {
            'model': 'ind_3_6_continuing_care',
            'records': 'fct_looked_after_episodes',
            'key': ['joined_episode_id'],
        },
        '3.7': {
            'model': 'ind_3_7_aftercare',
            'records': 'fct_looked_after_episodes',
            'key': ['joined_episode_id'],
        },
        '4.1': {
            'model': 'ind_4_1_children_on_register',
            'records': 'fct_registrations',
            'key': ['planning_meeting_id', 'person_id'],
        },
        '4.2': {
            'model': 'ind_4_2_re_registrations',
            'records': 'fct_registrations',
            'key': ['planning_meeting_id', 'person_id'],
        },
        '4.3': {
            'model': 'ind_4_3_initial_core_groups',
            'records': 'fct_registrations',
            'key': ['planning_meeting_id', 'person_id'],
        },
        '4.4': {
            'model': 'ind_4_4_court_reports',
            'records': 'fct_court_reports',
            'key': ['court_report_id'],
        },
        '4.5': {
            'model': 'ind_4_5_level_1_unpaid_work',
            'records': 'fct_unpaid_work_requirements',
            'key': ['unpaid_work_requirement_id'],
            'late_reason': 'not_in_time_reason_code',
            'late_reason_list': 'not_in_time_reason',
        },
        '4.6': {
            'model': 'ind_4_6_planning_meetings',
            'records': 'fct_planning_meetings',
            'key': ['investigation_id'],
            'late_reason': 'delay_reason_code',
            'late_reason_list': 'meeting_delay_reason',
        },
        '4.7': {
            'model': 'ind_4_7_reporter_offence_referrals',
            'records': 'fct_reporter_referrals',
            'key': ['area_code', 'referral_type_code', 'year_starts_on'],
        },
        '4.8': {
            'model': 'ind_4_8_youth_diversion',
            'records': 'fct_youth_diversion_referrals',
            'key': ['youth_diversion_referral_id'],
        },
        '5.1': {
            'model': 'ind_5_1_payback_order_first_contact',
            'records': 'fct_payback_orders',
            'key': ['payback_order_id'],
        },
        '5.2': {
            'model': 'ind_5_2_unpaid_work_start',
            'records': 'fct_unpaid_work_requirements',
            'key': ['unpaid_work_requirement_id'],
        },
        '5.3': {
            'model': 'ind_5_3_level_2_unpaid_work',
            'records': 'fct_unpaid_work_requirements',
            'key': ['unpaid_work_requirement_id'],
            'late_reason': 'not_in_time_reason_code',
            'late_reason_list': 'not_in_time_reason',
        },
        '5.4': {
            'model': 'ind_5_4_payback_orders_completed',
            'records': 'fct_payback_orders',
            'key': ['payback_order_id'],
        },
    }) }}
{% endmacro %}
