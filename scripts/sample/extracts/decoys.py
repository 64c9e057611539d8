"""Rows that break one rule of their extract's contract, under their own identifiers."""

from scripts.sample.extracts import care_decoys, health_decoys
from scripts.sample.extracts.decoy import Decoy
from scripts.sample.extracts.layout import EXTRACTS, columns
from scripts.sample.mess import rate

UNKNOWN_PARTNERSHIP = "S37000099"
FIRST_DECOY_PERSON = 8000001

# A row that would be accepted; {n} is the decoy's number.
SOUND = (
    health_decoys.SOUND
    | {
        "sw_person": {
            "surname": "Sample",
            "forename": "Decoy {n}",
            "dob": "14/02/2010",
            "sex": "F",
        },
        "cp_investigation": {
            "investigation_id": "DECOYINV{n}",
            "concern_date": "10/06/2020",
            "investigation_start": "11/06/2020",
            "date_investigation_ended": "03/07/2020",
            "recommended_cppm": "Y",
            "subject_to_initial_cppm": "N",
            "concern_source": "Police",
        },
        "cp_meeting": {
            "meeting_id": "DECOYM{n}",
            "investigation_id": "DECOYINV{n}",
            "meeting_type": "02",
            "requested_date": "10/06/2020",
            "meeting_date": "24/06/2020",
            "held": "Y",
            "quorate": "Y",
            "registered": "Y",
            "deregistered": "N",
        },
        "cp_core_group": {
            "core_group_id": "DECOYCG{n}",
            "core_group_date": "01/07/2020",
            "is_initial": "Y",
        },
        "js_court_report": {
            "report_id": "DECOYCR{n}",
            "court": "Ayr Sheriff Court",
            "requested_date": "01/06/2020",
            "due_date": "29/06/2020",
            "submitted_date": "26/06/2020",
            "report_type": "CJSWR",
            "status": "S",
        },
        "js_cpo_order": {
            "order_id": "DECOYCPO{n}",
            "imposed_date": "10/06/2020",
            "court": "Ayr Sheriff Court",
            "requirement_codes": "SUP",
            "supervision_months": "12",
            "first_contact_status": "K",
            "terminated_date": "10/06/2021",
            "termination_code": "COMP",
        },
        "js_upw_requirement": {
            "requirement_id": "DECOYUPW{n}",
            "order_id": "DECOYCPO{n}",
            "hours_imposed": "80",
            "level": "1",
            "imposed_date": "10/08/2020",
            "first_placement_date": "14/08/2020",
            "hours_completed": "80",
            "completed_date": "02/10/2020",
            "outcome": "COMP",
        },
        "youth_diversion": {
            "referral_id": "DECOYYD{n}",
            "referral_route": "DIV",
            "referral_date": "10/05/2021",
            "age_at_referral": "15",
            "accepted": "Y",
            "commenced": "10/06/2021",
            "completed": "10/08/2021",
            "outcome": "SUCC",
        },
        "scra_referrals": {
            "area": "South Ayrshire",
            "referral_type": "Offence",
            "year_label": "12/13",
            "children_text": "99",
        },
        "population": {
            "area": "S12000028",
            "year": "2012",
            "age": "{n}",
            "population": "1100",
        },
        "national_statistic": {
            "measure": "DECOY-{n}",
            "area": "S12000028",
            "period_type": "FY",
            "period_start": "01/04/2018",
            "numerator": "10",
            "denominator": "20",
            "value": "50.0",
            "published_on": "26/02/2020",
        },
    }
    | care_decoys.SOUND
)

FAULTS = (
    health_decoys.FAULTS
    | {
        "sw_person": (
            Decoy("impossible_date", {"dob": "31/02/2020"}, is_contained=True),
            Decoy(
                "end_before_start",
                {"uasc_start": "10/06/2022", "uasc_end": "09/06/2022"},
                is_contained=True,
            ),
            Decoy(
                "end_before_start", {"deceased_date": "13/02/2010"}, is_contained=True
            ),
            Decoy("unknown_code", {"sex": "Q"}, is_contained=True),
            Decoy("blank_key", {"person_id": "NULL"}),
            Decoy(
                "unknown_partnership",
                {},
                partnership=UNKNOWN_PARTNERSHIP,
                is_contained=True,
            ),
        ),
        "cp_investigation": (
            Decoy("impossible_date", {"concern_date": "31/02/2020"}),
            Decoy("impossible_date", {"concern_date": "30/02/2020"}),
            Decoy("unknown_code", {"recommended_cppm": "PERHAPS"}),
            Decoy("blank_key", {"investigation_id": ""}),
            Decoy("blank_required", {"recommended_cppm": "N/K"}),
            Decoy("missing_companion", {"concern_date": "01/01/1900", "ird_date": ""}),
        ),
        "cp_meeting": (
            Decoy("impossible_date", {"meeting_date": "31/11/2020"}),
            Decoy("end_before_start", {"meeting_date": "09/06/2020"}),
            Decoy("end_before_start", {"last_dereg_date": "25/06/2020"}),
            Decoy("unknown_code", {"meeting_type": "09"}),
            Decoy("blank_key", {"person_id": ""}),
            Decoy("blank_required", {"held": ""}),
            Decoy("missing_companion", {"meeting_date": "NULL"}),
            Decoy("missing_companion", {"deregistered": "Y"}),
        ),
        "cp_core_group": (
            Decoy("impossible_date", {"core_group_date": "30/02/2021"}),
            Decoy("blank_key", {"core_group_id": "N/K"}),
            Decoy("blank_required", {"core_group_date": "01/01/1900"}),
            Decoy("one_column_too_few", {}, extra_columns=-1),
        ),
        "js_court_report": (
            Decoy("impossible_date", {"due_date": "31/04/2020"}),
            Decoy("end_before_start", {"submitted_date": "29/05/2020"}),
            Decoy("unknown_code", {"status": "X"}, is_contained=True),
            Decoy("blank_key", {"report_id": " "}),
            Decoy("blank_required", {"due_date": "NULL"}),
            Decoy("missing_companion", {"submitted_date": ""}),
            Decoy(
                "unknown_partnership",
                {},
                partnership=UNKNOWN_PARTNERSHIP,
                is_contained=True,
            ),
            Decoy("one_column_too_many", {}, extra_columns=1),
        ),
        "js_cpo_order": (
            Decoy("impossible_date", {"imposed_date": "29/02/2019"}),
            Decoy("end_before_start", {"terminated_date": "09/06/2020"}),
            Decoy("unknown_code", {"termination_code": "GONE"}),
            Decoy("impossible_date", {"terminated_date": "31/06/2021"}),
            Decoy("blank_key", {"order_id": ""}),
            Decoy("blank_required", {"imposed_date": ""}),
        ),
        "js_upw_requirement": (
            Decoy("impossible_date", {"completed_date": "31/09/2020"}),
            Decoy("end_before_start", {"completed_date": "09/08/2020"}),
            Decoy("end_before_start", {"first_placement_date": "07/08/2020"}),
            Decoy("unknown_code", {"outcome": "LOST"}),
            Decoy("text_in_number", {"hours_imposed": "eighty", "level": ""}),
            Decoy("text_in_number", {"hours_imposed": "400", "level": ""}),
            Decoy("blank_key", {"requirement_id": "NULL"}),
            Decoy("blank_required", {"order_id": ""}),
            Decoy("missing_companion", {"completed_date": ""}),
        ),
        "youth_diversion": (
            Decoy("impossible_date", {"referral_date": "31/06/2021"}),
            Decoy("impossible_date", {"referral_date": "30/02/2021"}),
            Decoy("unknown_code", {"referral_route": "OTHER"}, is_contained=True),
            Decoy("text_in_number", {"age_at_referral": "15 1/2"}, is_contained=True),
            Decoy("blank_key", {"referral_id": ""}),
            Decoy("blank_required", {"referral_date": "N/K"}),
        ),
        "scra_referrals": (
            Decoy("unknown_area", {"area": "West Ayrshire"}, is_contained=True),
            Decoy("unknown_code", {"referral_type": "Truancy"}, is_contained=True),
            Decoy("blank_required", {"year_label": ""}),
            Decoy("blank_required", {"year_label": "2012"}),
            Decoy("text_in_number", {"children_text": "few"}, is_contained=True),
        ),
        "population": (
            Decoy("unknown_area", {"area": "S12009999"}, is_contained=True),
            Decoy("text_in_number", {"population": "c. 1100"}, is_contained=True),
            Decoy("blank_key", {"age": ""}),
            Decoy("blank_required", {"population": "NULL"}, is_contained=True),
        ),
        "national_statistic": (
            Decoy("unknown_area", {"area": "S12009999"}, is_contained=True),
            Decoy("impossible_date", {"period_start": "31/04/2018"}, is_contained=True),
            Decoy("unknown_code", {"period_type": "WEEK"}, is_contained=True),
            Decoy("text_in_number", {"value": "about 50"}, is_contained=True),
            Decoy("blank_key", {"measure": ""}),
            Decoy("blank_required", {"published_on": ""}, is_contained=True),
        ),
    }
    | care_decoys.FAULTS
)


def decoy_rows(
    extract: str, rows: int, last: bool, uncontained: bool
) -> list[tuple[str, list[str]]]:
    """Return (partnership code or '', cells) of the decoys of a dump.

    `rows` is the number of valid rows; a kind with rate 0 occurs once, in the last dump
    only. Only contained ones are returned, unless all are asked for (`uncontained`).
    """
    found: list[tuple[str, list[str]]] = []
    names = [column.name for column in columns(extract)]
    position = EXTRACTS.index(extract)
    number = 0
    for decoy in FAULTS[extract]:
        share = rate(decoy.kind, extract)
        if share == 0 and not last:
            continue
        for _ in range(max(1, round(share * rows / len(FAULTS[extract])))):
            number += 1
            if not (uncontained or decoy.is_contained):
                continue
            cells = dict(SOUND[extract])
            if "person_id" in names:
                person = FIRST_DECOY_PERSON + 10000 * position + number
                cells["person_id"] = str(person)
            cells |= decoy.cells
            line = [cells.get(name, "").replace("{n}", str(number)) for name in names]
            if decoy.extra_columns > 0:
                line.append("surplus")
            elif decoy.extra_columns < 0:
                line.pop()
            found.append((decoy.partnership, line))
    return found
