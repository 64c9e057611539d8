"""Rows of looked after children that must be refused."""

from scripts.sample.extracts.decoy import Decoy

SOUND = {
    "lac_episode": {
        "episode_id": "DECOYEP{n}",
        "episode_start": "10/06/2020",
        "episode_end": "10/06/2021",
        "care_plan": "Y",
        "destination_code": "01",
    },
    "lac_placement": {
        "placement_id": "DECOYPL{n}",
        "episode_id": "DECOYEP{n}",
        "placement_start": "10/06/2020",
        "placement_end": "10/06/2021",
        "placement_type_code": "KIN",
        "provider": "Carer Decoy",
    },
    "lac_legal_reason": {
        "episode_id": "DECOYEP{n}",
        "reason_code": "S25",
        "legal_start": "10/06/2020",
        "legal_end": "10/06/2021",
    },
    "lac_review": {
        "review_id": "DECOYRV{n}",
        "review_type": "6W",
        "due_date": "10/06/2020",
        "held_date": "10/06/2020",
    },
    "lac_health_assessment": {
        "assessment_id": "DECOYHA{n}",
        "notified_date": "10/06/2020",
        "completed_date": "20/06/2020",
    },
    "seemis_leavers": {
        "scn": "9991000{n}",
        "leaver_year": "2019/20",
        "initial_destination_code": "HE",
        "followup_destination_code": "HE",
        "lac_flag": "Y",
    },
}
FAULTS = {
    "lac_episode": (
        Decoy("impossible_date", {"episode_start": "31/06/2020"}),
        Decoy("end_before_start", {"episode_end": "09/06/2020"}),
        Decoy("unknown_code", {"continuing_care": "PERHAPS"}),
        Decoy("blank_key", {"episode_id": ""}),
        Decoy("blank_required", {"episode_start": "01/01/1900"}),
    ),
    "lac_placement": (
        Decoy("impossible_date", {"placement_end": "29/02/2021"}),
        Decoy("end_before_start", {"placement_end": "09/06/2020"}),
        Decoy("unknown_code", {"placement_type_code": "HOTEL"}),
        Decoy("blank_key", {"placement_id": "NULL"}),
        Decoy("blank_required", {"placement_type_code": "N/K"}),
    ),
    "lac_legal_reason": (
        Decoy("impossible_date", {"legal_start": "31/04/2020"}),
        Decoy("impossible_date", {"legal_start": "30/02/2020"}),
        Decoy("unknown_code", {"reason_code": "WHIM"}),
        Decoy("blank_key", {"episode_id": " "}),
        Decoy("blank_required", {"reason_code": ""}),
    ),
    "lac_review": (
        Decoy("impossible_date", {"due_date": "31/06/2020"}),
        Decoy("unknown_code", {"review_type": "YEARLY"}),
        Decoy("blank_key", {"review_id": "NULL"}),
        Decoy("blank_required", {"due_date": "01/01/1900"}),
        Decoy("held_and_cancelled", {"cancelled_reason": "LEFT"}, is_contained=True),
    ),
    "lac_health_assessment": (
        Decoy("impossible_date", {"notified_date": "31/06/2020"}),
        Decoy("end_before_start", {"completed_date": "09/06/2020"}),
        Decoy("blank_key", {"assessment_id": ""}),
        Decoy("blank_required", {"notified_date": "NULL"}),
    ),
    "seemis_leavers": (
        Decoy("blank_key", {"scn": "N/K"}),
        Decoy("impossible_date", {"leaver_year": "2019/21"}),
        Decoy("unknown_code", {"initial_destination_code": "MOON"}),
        Decoy("blank_required", {"leaver_year": ""}),
    ),
}
