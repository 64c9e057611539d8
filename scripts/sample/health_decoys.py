"""Rows of child health that must be refused; see `decoys`."""

from scripts.sample.decoy import Decoy

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
        "eligible_date": "14/05/2022",
        "review_date": "20/05/2022",
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
        Decoy("impossible_date", {"review_date": "31/04/2022"}),
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
}
