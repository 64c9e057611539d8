"""The extracts: their services, columns, types and the spellings of their codes."""

from typing import NamedTuple

COMMON = ("partnership_code", "extracted_on", "covers_to", "source_system")

SERVICES = {
    "sw_person": "social_work",
    "cp_investigation": "child_protection",
    "cp_meeting": "child_protection",
    "cp_core_group": "child_protection",
    "js_court_report": "justice",
    "js_cpo_order": "justice",
    "js_upw_requirement": "justice",
    "youth_diversion": "justice",
    "scra_referrals": "national_statistics",
    "population": "national_statistics",
    "national_statistic": "national_statistics",
    "chi_cohort": "child_health",
    "chsp_ps_review": "child_health",
    "sirs_immunisation": "child_health",
    "camhs_captnd": "camhs",
    "lac_episode": "looked_after",
    "lac_placement": "looked_after",
    "lac_legal_reason": "looked_after",
    "lac_review": "looked_after",
    "lac_health_assessment": "looked_after",
    "seemis_leavers": "education",
}
SOURCE_SYSTEMS = {
    "social_work": "SWCMS",
    "child_protection": "SWCMS",
    "justice": "JSWCASE",
    "national_statistics": "NATIONAL",
    "child_health": "CHSP",
    "camhs": "CAPTND",
    "looked_after": "SWCMS",
    "education": "SEEMIS",
}

# name:type, or name=code list; the order is that of the file.
_COLUMNS = {
    "sw_person": (
        "person_id:person chi:chi scn:scn surname:name forename:name dob:date "
        "dob_estimated:flag sex=sex ethnic_code:text disability_code:text "
        "postcode:postcode locality_code:text deceased_date:date "
        "merged_into_id:person uasc_flag:flag uasc_start:date uasc_end:date"
    ),
    "cp_investigation": (
        "investigation_id:id person_id:person concern_date:date ird_date:date "
        "investigation_start:date date_investigation_ended:date "
        "outcome_code=investigation_outcome recommended_cppm:flag "
        "subject_to_initial_cppm:flag concern_source:text"
    ),
    "cp_meeting": (
        "meeting_id:id person_id:person investigation_id:id meeting_type=meeting_type "
        "requested_date:date due_date:date meeting_date:date held:flag quorate:flag "
        "reconvened_from:id registered:flag deregistered:flag prev_registered:flag "
        "last_dereg_date:date originating_la:text sexual_abuse:concern "
        "child_sexual_exploitation:concern trafficking:concern physical_abuse:concern "
        "emotional_abuse:concern neglect:concern domestic_abuse:concern "
        "parental_alcohol_use:concern parental_drug_use:concern "
        "parental_mental_health:concern non_engaging_family:concern "
        "online_safety:concern delay_reason=meeting_delay_reason child_attended:flag "
        "parent_attended:flag chair_id:id"
    ),
    "cp_core_group": (
        "core_group_id:id person_id:person meeting_id:id core_group_date:date "
        "is_initial:flag"
    ),
    "js_court_report": (
        "report_id:id person_id:person court:text requested_date:date due_date:date "
        "submitted_date:date report_type=court_report_type status=court_report_status"
    ),
    "js_cpo_order": (
        "order_id:id person_id:person imposed_date:date court:text "
        "requirement_codes:text supervision_months:int first_contact_date:date "
        "first_contact_status=first_contact_status induction_date:date "
        "terminated_date:date termination_code=order_termination transferred_in:flag"
    ),
    "js_upw_requirement": (
        "requirement_id:id order_id:id hours_imposed:int level=unpaid_work_level "
        "imposed_date:date court_time_limit_date:date covid_hours_reduction:int "
        "first_placement_date:date placement_status=first_contact_status "
        "hours_completed:int completed_date:date outcome=unpaid_work_outcome "
        "not_in_time_reason=not_in_time_reason"
    ),
    "youth_diversion": (
        "referral_id:id person_id:person referral_route=referral_route "
        "pf_reference:id referral_date:date offence_group:text age_at_referral:int "
        "accepted:flag assessment_date:date commenced:date completed:date "
        "outcome=diversion_outcome"
    ),
    "scra_referrals": (
        "area:area_name referral_type=reporter_referral_type year_label:year_label "
        "children_text:count_text"
    ),
    "population": "area:area_code year:int age:int population:int",
    "national_statistic": (
        "measure:id area:area_code period_type=period_type period_start:date "
        "numerator:decimal denominator:decimal value:decimal published_on:date"
    ),
    "chi_cohort": (
        "chi:chi dob:date moved_in_on:date moved_out_on:date practice_code:text "
        "postcode:postcode"
    ),
    "chsp_ps_review": (
        "chi:chi review_type=review_type eligible_date:date review_date:date "
        "speech_language=developmental_concern gross_motor=developmental_concern "
        "fine_motor=developmental_concern problem_solving=developmental_concern "
        "social=developmental_concern emotional_behavioural=developmental_concern "
        "hearing=developmental_concern vision=developmental_concern "
        "feeding_code=infant_feeding practice_code:text postcode:postcode"
    ),
    "sirs_immunisation": ("chi:chi dob:date vaccine=vaccine dose:int given_date:date"),
    "camhs_captnd": (
        "file_id:text line_no:text dataset_type=waiting_times_dataset "
        "hb_name=health_board ucpn:spaced_id upi:spaced_id postcode:postcode sex=sex "
        "dob:date ethnicity:text chi:chi ref_date:date ref_rec_date:date "
        "ref_source:text ref_reason:text ref_acc=referral_acceptance "
        "ref_rej_date:date ref_rej_reason:text ref_rej_act:text app_date:date "
        "app_purpose=appointment_purpose att_status=attendance_status "
        "unav_date_start:date unav_date_end:date unav_days_no:int unav_reason:text "
        "att_cat:text prof_group:text location:text diag_1:text diag_2:text "
        "diag_3:text treat_1:text treat_2:text treat_3:text "
        "treat_group_or_ind_1:text treat_group_or_ind_2:text "
        "treat_group_or_ind_3:text treat_start_date:date outcome_1:text "
        "outcome_2:text outcome_3:text case_closed_date:date header_date:date "
        "protection:text looked_after_c:text vet:text preg_perinatal:text "
        "act_code_sent_date:date"
    ),
    "lac_episode": (
        "episode_id:id person_id:person episode_start:date episode_end:date "
        "care_plan:flag destination_code=lac_destination pathway_plan:flag "
        "pathway_coord:flag continuing_care:flag aftercare_eligible:flag "
        "aftercare_received:flag"
    ),
    "lac_placement": (
        "placement_id:id episode_id:id placement_start:date placement_end:date "
        "placement_type_code=placement_type provider:provider out_of_authority:flag "
        "placement_postcode:postcode"
    ),
    "lac_legal_reason": (
        "episode_id:id person_id:person reason_code=legal_reason legal_start:date "
        "legal_end:date"
    ),
    "lac_review": (
        "review_id:id person_id:person review_type=lac_review_type due_date:date "
        "held_date:date cancelled_reason=review_cancellation"
    ),
    "lac_health_assessment": (
        "assessment_id:id person_id:person notified_date:date completed_date:date"
    ),
    "seemis_leavers": (
        "scn:scn leaver_year:academic_year initial_destination_code=leaver_destination "
        "followup_destination_code=leaver_destination lac_flag:flag"
    ),
}

# Spellings of the codes whose latent value is a meaning; other codes stand for
# themselves. For a meeting type: number, labels before the 2021 guidance, labels after.
SPELLINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {"M": ("M", "M", "M", "Male"), "F": ("F", "F", "F", "Female")},
    "court_report_status": {
        "submitted": ("S", "S", "Submitted"),
        "withdrawn": ("W", "W", "Withdrawn"),
        "requested": ("R", "R", "Requested"),
    },
    "first_contact_status": {
        "known": ("K", "K", "Known"),
        "not_known": ("NK", "NK", "Not known"),
        "not_applicable": ("NA", "NA", "Not applicable"),
    },
    "unpaid_work_outcome": {
        "completed": ("COMP", "COMP", "Completed"),
        "ongoing": ("ONGOING",),
        "breach": ("BREACH",),
        "revoked": ("REVOKED",),
        "trans": ("TRANS",),
        "death": ("DEATH",),
    },
    "referral_route": {
        "diversion": ("DIV", "DIV", "Diversion"),
        "early_intervention": ("EEI", "EEI", "Early and Effective Intervention"),
    },
    "reporter_referral_type": {
        "offence": ("Offence", "Offence grounds"),
        "care": ("Care", "Care and protection"),
        "all": ("All", "All grounds"),
    },
    "period_type": {
        "financial_year": ("FY", "FY", "financial_year"),
        "social_work_year": ("SY", "SY", "social_work_year"),
        "day": ("DAY", "DAY", "day"),
    },
    "review_type": {
        "first_visit": ("01V",),
        "6_8_weeks": ("6-8W",),
        "13_15_months": ("13-15M",),
        "27_30_months": ("27M", "27M", "27M", "27-30M"),
    },
    "developmental_concern": {
        "none": ("N",),
        "concern": ("C",),
        "previous_concern": ("P",),
        "not_assessed": ("X",),
    },
    "infant_feeding": {
        "exclusively_breastfed": ("B",),
        "mixed": ("M",),
        "formula": ("F",),
        "not_known": ("NK",),
    },
    "vaccine": {
        "five_in_one": ("5-in-1", "DTaP/IPV/Hib"),
        "six_in_one": ("6-in-1", "6-in-1", "DTaP/IPV/Hib/HepB"),
    },
    "waiting_times_dataset": {
        "camhs": ("CAMHS",),
        "psychological_therapies": ("PT",),
    },
    "health_board": {
        "S08000015": ("S08000015", "S08000015", "S08000015", "NHS Ayrshire & Arran"),
    },
    "referral_acceptance": {
        "accepted": ("01", "01", "1"),
        "rejected": ("02", "02", "2"),
        "pending": ("03", "03", "3"),
    },
    "lac_destination": {
        "parents": ("01", "01", "With parents"),
        "friends_relatives": ("02", "02", "With friends or relatives"),
        "former_carers": ("03", "03", "With former carers"),
        "supported_accommodation": ("04", "04", "Supported accommodation"),
        "own_tenancy": ("05", "05", "Own tenancy"),
        "adopted": ("06", "06", "Adopted"),
        "other": ("07", "07", "Other"),
        "not_known": ("99", "99", "Not known"),
    },
    "placement_type": {
        "at_home": ("HWP", "HWP", "HWP", "At home with parents"),
        "kinship": ("KIN", "KIN", "KIN", "Friends/relatives"),
        "foster_provided": ("FCP", "FCP", "FCP", "Foster carers provided by LA"),
        "foster_purchased": ("FCX", "FCX", "FCX", "Foster carers purchased by LA"),
        "prospective_adopters": ("PAD", "PAD", "Prospective adopters"),
        "other_community": ("OCC", "OCC", "Other community"),
        "authority_home": ("LAH", "LAH", "Local authority home"),
        "voluntary_home": ("VOH", "VOH", "Voluntary home"),
        "residential_school": ("RSC", "RSC", "Residential school"),
        "secure": ("SEC", "SEC", "Secure accommodation"),
        "crisis": ("CRI", "CRI", "Crisis care"),
        "other_residential": ("ORE", "ORE", "Other residential"),
    },
    "legal_reason": {
        "supervision_at_home": ("CSOH", "CSOH", "CSO at home"),
        "supervision_away": ("CSOA", "CSOA", "CSO away from home"),
        "interim_supervision": ("ICSO", "ICSO", "Interim CSO"),
        "voluntary": ("S25", "S25", "Section 25"),
        "permanence_order": ("PO", "PO", "Permanence order"),
        "protection_order": ("CPO", "CPO", "Child protection order"),
        "other": ("OTH", "OTH", "Other"),
        "short_breaks": ("SSB", "SSB", "Series of short breaks"),
    },
    "lac_review_type": {
        "first": ("6W", "6W", "Six-week"),
        "three_months": ("3M", "3M", "Three-month"),
        "six_monthly": ("6M", "6M", "Six-monthly"),
    },
    "review_cancellation": {
        "left_care": ("LEFT", "LEFT", "Left care"),
        "chair_unavailable": ("CHAIR", "No chair"),
        "family_unavailable": ("FAMILY",),
        "other": ("OTH", "Other"),
    },
    "leaver_destination": {
        "higher_education": ("HE", "HE", "HE", "Higher education"),
        "further_education": ("FE", "FE", "FE", "Further education"),
        "training": ("TRN", "TRN", "Training"),
        "employment": ("EMP", "EMP", "EMP", "Employment"),
        "voluntary_work": ("VOL", "VOL", "Voluntary work"),
        "personal_skills": ("PSD", "PSD", "Personal skills development"),
        "unemployed_seeking": ("UNS", "UNS", "Unemployed seeking"),
        "unemployed_not_seeking": ("UNN", "UNN", "Unemployed not seeking"),
        "not_known": ("UNK", "UNK", "Not known"),
    },
}
MEETING_NUMBERS = {
    "pre_birth": "01",
    "initial": "02",
    "review": "03",
    "transfer_in": "04",
}
OLD_LABELS = {
    "pre_birth": ("Pre-birth Case Conference",),
    "initial": ("ICC", "Initial Case Conference"),
    "review": ("RCC", "Review Case Conference"),
    "transfer_in": ("Transfer Case Conference",),
}
NEW_LABELS = {
    "pre_birth": ("Pre-birth CPPM",),
    "initial": ("Initial CPPM",),
    "review": ("Review CPPM",),
    "transfer_in": ("Transfer CPPM",),
}


class Column(NamedTuple):
    """A column of an extract, with its type and, for a code, its list."""

    name: str
    kind: str
    code_list: str = ""


def columns(extract: str) -> list[Column]:
    """Return the columns of an extract after the four common ones."""
    found = []
    for word in _COLUMNS[extract].split():
        if "=" in word:
            name, code_list = word.split("=")
            found.append(Column(name, "code", code_list))
        else:
            name, kind = word.split(":")
            found.append(Column(name, kind))
    return found


def header(extract: str) -> list[str]:
    """Return the header line of an extract."""
    return [*COMMON, *(column.name for column in columns(extract))]
