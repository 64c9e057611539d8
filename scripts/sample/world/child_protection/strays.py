"""Child protection: meetings that are accepted and count in no indicator."""

from datetime import date

from scripts.sample.days import quarters
from scripts.sample.mess import rate
from scripts.sample.world.child_protection.units import SERVICE
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Meeting, Record

KINDS = (
    ("meeting_without_investigation", "initial"),
    ("review_of_never_registered", "review"),
)


def add_stray_meetings(maker: Maker) -> None:
    """Add rows that are accepted, of children who were never registered."""
    rows = len(maker.world.cp_meeting)
    for kind, meeting_type in KINDS:
        for _ in range(max(1, maker.some(rows, rate(kind, "cp_meeting")))):
            quarter = maker.rng.choice(quarters(date(2018, 4, 1), HORIZON)[:-1])
            day = maker.weekday_in(quarter)
            born = maker.born_at_age(day, 1, 15)
            person = maker.new_person("Child", born, day)
            maker.never_merged.add(person.person_id)
            state = Meeting(
                meeting_id=maker.next_id("M"),
                person_id=person.person_id,
                investigation_id=None,
                meeting_type=meeting_type,
                requested_date=None,
                due_date=None,
                meeting_date=day,
                held=True,
                quorate=True,
                deregistered=meeting_type == "review" and maker.rng.random() < 0.5,
            )
            key = f"{state.meeting_id}+{state.person_id}"
            record = Record(key, maker.recorded(day, SERVICE), state)
            maker.world.cp_meeting.append(record)
