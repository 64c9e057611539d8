"""Rows of looked after children that must be refused."""

from scripts.sample.decoy import Decoy

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
}
FAULTS = {
    "lac_episode": (
        Decoy("impossible_date", {"episode_start": "31/06/2020"}),
        Decoy("end_before_start", {"episode_end": "09/06/2020"}),
        Decoy("unknown_code", {"destination_code": "55"}),
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
        Decoy("end_before_start", {"legal_end": "09/06/2020"}),
        Decoy("unknown_code", {"reason_code": "WHIM"}),
        Decoy("blank_key", {"episode_id": " "}),
        Decoy("blank_required", {"person_id": ""}),
    ),
}
