"""The extracts as their contracts describe them, and the spellings of their codes."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

CONTRACTS = Path(__file__).resolve().parents[3] / "seeds" / "extracts"
COMMON = ("partnership_code", "extracted_on", "covers_to", "source_system")
# in the order in which random numbers are drawn for them
EXTRACTS = (
    "sw_person",
    "cp_investigation",
    "cp_meeting",
    "cp_core_group",
    "js_court_report",
    "js_cpo_order",
    "js_upw_requirement",
    "youth_diversion",
    "scra_referrals",
    "population",
    "national_statistic",
    "chi_cohort",
    "chsp_ps_review",
    "sirs_immunisation",
    "camhs_captnd",
    "lac_episode",
    "lac_placement",
    "lac_legal_reason",
    "lac_review",
    "lac_health_assessment",
    "seemis_leavers",
)
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

# texts with a special format in the generator
KINDS = {"provider": "provider", "chair_id": "id", "pf_reference": "id"}
# Spellings of the codes whose latent value is a meaning; other codes are written as
# they are. For a meeting type: number, labels before the 2021 guidance, labels after.
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


def service_of(extract: str) -> str:
    """Return the service that sends an extract: the folder of its contract."""
    return str(_contract(extract)["config"]["meta"]["service"])


def columns(extract: str) -> list[Column]:
    """Return the columns of an extract after the four common ones."""
    found = []
    for column in _contract(extract)["columns"]:
        name, meta = column["name"], column["config"]["meta"]
        if name not in COMMON:
            kind = KINDS.get(name, meta["type"])
            found.append(Column(name, kind, meta.get("code_list", "")))
    return found


def header(extract: str) -> list[str]:
    """Return the header line of an extract."""
    return [*COMMON, *(column.name for column in columns(extract))]


@cache
def _contract(extract: str) -> Any:
    (file,) = CONTRACTS.glob(f"*/{extract}.yml")
    return yaml.safe_load(file.read_text(encoding="utf-8"))["seeds"][0]
