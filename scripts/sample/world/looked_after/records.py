"""The records of looked after children, as their service sends them."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Episode:
    """One episode of being looked after; a series of short breaks is one too."""

    episode_id: str
    person_id: str
    episode_start: date
    episode_end: date | None
    care_plan: bool | None
    destination_code: str | None
    pathway_plan: bool | None
    pathway_coord: bool | None
    continuing_care: bool | None
    aftercare_eligible: bool | None
    aftercare_received: bool | None


@dataclass
class Placement:
    """One placement in an episode."""

    placement_id: str
    episode_id: str
    placement_start: date
    placement_end: date | None
    placement_type_code: str
    provider: str | None
    out_of_authority: bool | None
    placement_postcode: str | None


@dataclass
class LegalReason:
    """One legal reason for an episode."""

    episode_id: str
    person_id: str
    reason_code: str
    legal_start: date
    legal_end: date | None


@dataclass
class CareReview:
    """One review of a looked after child."""

    review_id: str
    person_id: str
    review_type: str
    due_date: date
    held_date: date | None
    cancelled_reason: str | None


@dataclass
class Assessment:
    """One notification of the health service, and the assessment that it led to."""

    assessment_id: str
    person_id: str
    notified_date: date
    completed_date: date | None


@dataclass
class Leaver:
    """One young person who left school in a school year."""

    scn: str
    leaver_year: str
    initial_destination_code: str | None
    followup_destination_code: str | None
    lac_flag: bool | None
