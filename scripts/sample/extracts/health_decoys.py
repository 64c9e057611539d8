"""Rows of child health that must be refused; see `decoys`."""

from scripts.sample.extracts.decoy import Decoy

# No date begins with 99, so that no child can have such a number.
CHI = "99991231{n}"

SOUND = {
    "chi_cohort": {
        "chi": CHI,
        "dob": "14/02/2020",
        "moved_in_on": "01/06/2020",
        "moved_out_on": "01/06/2021",
        "practice_code": "P80017",
    },
    "chsp_ps_review": {
        "chi": CHI,
        "review_type": "27M",
        "eligible_date": "14/05/2021",
        "review_date": "20/05/2021",
        "speech_language": "C",
        "hearing": "N",
        "practice_code": "P80017",
    },
    "sirs_immunisation": {
        "chi": CHI,
        "dob": "14/02/2020",
        "vaccine": "6-in-1",
        "dose": "1",
        "given_date": "14/04/2020",
    },
    "camhs_captnd": {
        "dataset_type": "CAMHS",
        "hb_name": "S08000015",
        "ucpn": "DECOYUCPN{n}",
        "upi": "DECOYUPI{n}",
        "dob": "14/02/2010",
        "app_date": "14/04/2021",
        "app_purpose": "2",
        "att_status": "1",
        "header_date": "01/04/2021",
    },
}

FAULTS = {
    "chi_cohort": (
        Decoy("impossible_date", {"dob": "30/02/2020"}),
        Decoy("end_before_start", {"moved_in_on": "13/02/2020"}),
        Decoy("end_before_start", {"moved_out_on": "31/05/2020"}),
        Decoy("blank_key", {"chi": "NULL"}),
        Decoy("blank_key", {"chi": "12345678"}),
        Decoy("blank_required", {"dob": ""}),
    ),
    "chsp_ps_review": (
        Decoy("impossible_date", {"review_date": "31/04/2021"}),
        Decoy("unknown_code", {"speech_language": "Z"}),
        Decoy("unknown_code", {"review_type": "4Y"}),
        Decoy("blank_key", {"chi": ""}),
        Decoy("blank_key", {"review_type": "N/K"}),
        Decoy("missing_companion", {"review_date": ""}),
    ),
    "sirs_immunisation": (
        Decoy("impossible_date", {"given_date": "31/04/2020"}),
        Decoy("end_before_start", {"given_date": "13/02/2020"}),
        Decoy("unknown_code", {"vaccine": "7-in-1"}),
        Decoy("text_in_number", {"dose": "first"}),
        Decoy("blank_key", {"dose": ""}),
        Decoy("blank_required", {"given_date": "NULL"}),
    ),
    "camhs_captnd": (
        Decoy("impossible_date", {"app_date": "31/04/2021"}),
        Decoy(
            "end_before_start",
            {
                "app_date": "",
                "unav_date_start": "14/04/2021",
                "unav_date_end": "13/04/2021",
            },
        ),
        Decoy("unknown_code", {"dataset_type": "ADULT"}),
        Decoy("unknown_code", {"hb_name": "NHS Lothian"}),
        Decoy("text_in_number", {"unav_days_no": "a week"}, is_contained=True),
        Decoy("blank_key", {"ucpn": ""}),
        Decoy("blank_required", {"att_status": ""}),
        Decoy("missing_companion", {"app_date": "", "ref_acc": "01"}),
        Decoy("missing_companion", {"app_date": "", "ref_rec_date": "14/04/2021"}),
        Decoy("dated_after_submission", {"app_date": "01/05/2021"}, is_contained=True),
        Decoy(
            "two_events_in_a_row", {"case_closed_date": "14/04/2021"}, is_contained=True
        ),
        Decoy(
            "two_events_in_a_row", {"unav_date_start": "14/04/2021"}, is_contained=True
        ),
    ),
}
