"""The states of child health records, as the extracts name their fields."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Child:
    """One child of the child health register: one stay in the area."""

    chi: str
    dob: date
    moved_in_on: date | None
    moved_out_on: date | None
    practice_code: str
    postcode: str | None


@dataclass
class Review:
    """One child health review of a child, done or not yet done."""

    chi: str
    review_type: str
    eligible_date: date | None
    review_date: date | None
    speech_language: str | None
    gross_motor: str | None
    fine_motor: str | None
    problem_solving: str | None
    social: str | None
    emotional_behavioural: str | None
    hearing: str | None
    vision: str | None
    feeding_code: str | None
    practice_code: str
    postcode: str | None


@dataclass
class Dose:
    """One dose of a vaccine that a child was given, as one source recorded it."""

    chi: str
    dob: date | None
    vaccine: str
    dose: int
    given_date: date


DOMAINS = (
    "speech_language",
    "gross_motor",
    "fine_motor",
    "problem_solving",
    "social",
    "emotional_behavioural",
    "hearing",
    "vision",
)


@dataclass
class CamhsEvent:
    """One event of a pathway: a referral, appointment, unavailability or closure."""

    dataset_type: str
    ucpn: str
    header_date: date
    hb_name: str = "S08000015"
    file_id: str | None = None
    line_no: int | None = None
    upi: str | None = None
    postcode: str | None = None
    sex: str | None = None
    dob: date | None = None
    ethnicity: str | None = None
    chi: str | None = None
    ref_date: date | None = None
    ref_rec_date: date | None = None
    ref_source: str | None = None
    ref_reason: str | None = None
    ref_acc: str | None = None
    ref_rej_date: date | None = None
    ref_rej_reason: str | None = None
    ref_rej_act: str | None = None
    app_date: date | None = None
    app_purpose: str | None = None
    att_status: str | None = None
    unav_date_start: date | None = None
    unav_date_end: date | None = None
    unav_days_no: int | None = None
    unav_reason: str | None = None
    att_cat: str | None = None
    prof_group: str | None = None
    location: str | None = None
    diag_1: str | None = None
    diag_2: str | None = None
    diag_3: str | None = None
    treat_1: str | None = None
    treat_2: str | None = None
    treat_3: str | None = None
    treat_group_or_ind_1: str | None = None
    treat_group_or_ind_2: str | None = None
    treat_group_or_ind_3: str | None = None
    treat_start_date: date | None = None
    outcome_1: str | None = None
    outcome_2: str | None = None
    outcome_3: str | None = None
    case_closed_date: date | None = None
    protection: str | None = None
    looked_after_c: str | None = None
    vet: str | None = None
    preg_perinatal: str | None = None
    act_code_sent_date: date | None = None
