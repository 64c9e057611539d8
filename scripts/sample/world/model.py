"""The latent world of the sample: true events, and the day each became known.

Everything is synthetic. A record has the first recorded state and the later changes to
it, each with its day; a dump shows the state on its own day. Field names are the column
names of the extracts.
"""

from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from scripts.sample.world.child_health.states import CamhsEvent, Child, Dose, Review
from scripts.sample.world.looked_after.records import (
    Assessment,
    CareReview,
    Episode,
    Leaver,
    LegalReason,
    Placement,
)

State = TypeVar("State")


@dataclass
class Person:
    """A person of the social work system; a duplicate carries `merged_into_id`."""

    person_id: str
    chi: str | None
    scn: str | None
    surname: str
    forename: str
    dob: date | None
    dob_estimated: bool
    sex: str
    ethnic_code: str | None
    disability_code: str | None
    postcode: str | None
    locality_code: str | None
    deceased_date: date | None = None
    merged_into_id: str | None = None
    uasc_flag: bool | None = None
    uasc_start: date | None = None
    uasc_end: date | None = None


@dataclass
class Investigation:
    """One child in one child protection investigation."""

    investigation_id: str
    person_id: str
    concern_date: date | None
    ird_date: date | None
    investigation_start: date
    date_investigation_ended: date | None
    outcome_code: str | None
    recommended_cppm: bool
    subject_to_initial_cppm: bool
    concern_source: str | None


@dataclass
class Meeting:
    """One child in one planning meeting."""

    meeting_id: str
    person_id: str
    investigation_id: str | None
    meeting_type: str
    requested_date: date | None
    due_date: date | None
    meeting_date: date | None
    held: bool
    quorate: bool | None
    reconvened_from: str | None = None
    registered: bool | None = False
    deregistered: bool | None = False
    prev_registered: bool | None = None
    last_dereg_date: date | None = None
    originating_la: str | None = None
    concerns: frozenset[str] = frozenset()
    delay_reason: str | None = None
    child_attended: bool | None = None
    parent_attended: bool | None = None
    chair_id: str | None = None


@dataclass
class CoreGroup:
    """One core group meeting of a child."""

    core_group_id: str
    person_id: str
    meeting_id: str | None
    core_group_date: date
    is_initial: bool | None


@dataclass
class CourtReport:
    """One justice social work report to a court."""

    report_id: str
    person_id: str
    court: str
    requested_date: date
    due_date: date
    submitted_date: date | None
    report_type: str
    status: str


@dataclass
class Order:
    """One community payback order."""

    order_id: str
    person_id: str
    imposed_date: date
    court: str
    requirement_codes: str
    supervision_months: int | None
    first_contact_date: date | None
    first_contact_status: str | None
    induction_date: date | None
    terminated_date: date | None
    termination_code: str | None
    transferred_in: bool


@dataclass
class Requirement:
    """One unpaid work requirement of an order."""

    requirement_id: str
    order_id: str
    hours_imposed: int
    level: str | None
    imposed_date: date | None
    court_time_limit_date: date | None
    covid_hours_reduction: int | None
    first_placement_date: date | None
    placement_status: str | None
    hours_completed: int | None
    completed_date: date | None
    outcome: str
    not_in_time_reason: str | None


@dataclass
class Referral:
    """One referral of a young person or adult to diversion or early intervention."""

    referral_id: str
    person_id: str
    referral_route: str
    pf_reference: str | None
    referral_date: date
    offence_group: str
    age_at_referral: int | None
    accepted: bool
    assessment_date: date | None
    commenced: date | None
    completed: date | None
    outcome: str | None


@dataclass
class ReporterCount:
    """Children referred to the Reporter in one area and financial year."""

    area: str
    referral_type: str
    year_label: str
    children_text: str


@dataclass
class Estimate:
    """One cell of the mid-year population estimates."""

    area: str
    year: int
    age: int
    population: int


@dataclass
class Statistic:
    """One published national figure."""

    measure: str
    area: str
    period_type: str
    period_start: date
    numerator: str | None
    denominator: str | None
    value: str | None
    published_on: date


class Record(Generic[State]):
    """The history of one row: first state, changes, and perhaps its withdrawal."""

    def __init__(self, key: str, known_on: date, state: State) -> None:
        """Take the record's key, the day it was first known and its state then."""
        self.key = key
        self.known_on = known_on
        self.first = state
        self.changes: list[tuple[date, dict[str, Any]]] = []
        self.withdrawn_on: date | None = None
        # differs from another row of its key: only for a sample that is to have such
        self.is_uncontained = False
        self._versions: list[tuple[date, State]] | None = None

    def change(self, day: date, **fields: Any) -> None:
        """Set new values of the fields from that day on."""
        self.changes.append((day, fields))
        self._versions = None

    def versions(self) -> list[tuple[date, State]]:
        """Return (day known, state) in order of the day."""
        if self._versions is None:
            state = self.first
            self._versions = [(self.known_on, state)]
            for day, fields in sorted(self.changes, key=lambda item: item[0]):
                state = copy(state)
                for name, value in fields.items():
                    setattr(state, name, value)
                self._versions.append((max(day, self.known_on), state))
        return self._versions

    def as_known(self, day: date) -> State | None:
        """Return the state on that day; None before it was known or once withdrawn."""
        if day < self.known_on:
            return None
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return None
        known = self.first
        for since, state in self.versions():
            if since <= day:
                known = state
        return known


@dataclass
class World:
    """All records of the sample, by extract."""

    sw_person: list[Record[Person]] = field(default_factory=list)
    cp_investigation: list[Record[Investigation]] = field(default_factory=list)
    cp_meeting: list[Record[Meeting]] = field(default_factory=list)
    cp_core_group: list[Record[CoreGroup]] = field(default_factory=list)
    js_court_report: list[Record[CourtReport]] = field(default_factory=list)
    js_cpo_order: list[Record[Order]] = field(default_factory=list)
    js_upw_requirement: list[Record[Requirement]] = field(default_factory=list)
    youth_diversion: list[Record[Referral]] = field(default_factory=list)
    scra_referrals: list[Record[ReporterCount]] = field(default_factory=list)
    population: list[Record[Estimate]] = field(default_factory=list)
    national_statistic: list[Record[Statistic]] = field(default_factory=list)
    chi_cohort: list[Record[Child]] = field(default_factory=list)
    chsp_ps_review: list[Record[Review]] = field(default_factory=list)
    sirs_immunisation: list[Record[Dose]] = field(default_factory=list)
    camhs_captnd: list[Record[CamhsEvent]] = field(default_factory=list)
    lac_episode: list[Record[Episode]] = field(default_factory=list)
    lac_placement: list[Record[Placement]] = field(default_factory=list)
    lac_legal_reason: list[Record[LegalReason]] = field(default_factory=list)
    lac_review: list[Record[CareReview]] = field(default_factory=list)
    lac_health_assessment: list[Record[Assessment]] = field(default_factory=list)
    seemis_leavers: list[Record[Leaver]] = field(default_factory=list)


@dataclass(frozen=True)
class Dump:
    """One full dump: its day, and the last day each extract declares complete."""

    extracted_on: date
    covers_to: dict[str, date]


@dataclass(frozen=True)
class Edition:
    """One report edition, with the columns of the edition seed."""

    edition_id: str
    title: str
    covers_to: date
    data_cut_off_on: date
    meeting_on: date | None
    previous_edition_id: str | None
