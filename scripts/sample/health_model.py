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
    """One child health review of a child, done or still to be done."""

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
