"""Duplicates of people: a second identifier, some events on it, and the merge."""

from datetime import date, timedelta

from scripts.sample.mess import rate
from scripts.sample.world.maker import HORIZON, LAST_CORRECTION, Maker
from scripts.sample.world.model import Person, Record

LONGEST_CHAIN = 3
# In the calibrated sample children met before the first cut-off are merged by then.
FIRST_CUT_OFF = date(2022, 4, 30)


def merge_duplicates(maker: Maker, people: list[Record[Person]]) -> None:
    """Give a share of these people a duplicate, and some of those a second one."""
    for record in people:
        person_id = record.key
        if person_id in maker.never_merged or not maker.happens(
            "merged_person", "sw_person"
        ):
            continue
        target = record
        for _ in range(LONGEST_CHAIN):
            duplicate = _duplicate(maker, record, target)
            if duplicate is None:
                break
            target = duplicate
            if not maker.happens("merge_of_a_merge", "sw_person"):
                break


def _merge_day(maker: Maker, record: Record[Person]) -> date | None:
    latest = LAST_CORRECTION
    if (
        maker.calibrated
        and record.key in maker.child_protection
        and record.known_on < FIRST_CUT_OFF
    ):
        latest = FIRST_CUT_OFF
    earliest = record.known_on + timedelta(days=30)
    if earliest >= latest:
        return None
    return maker.later(earliest, 0, min(1200, (latest - earliest).days))


def _duplicate(
    maker: Maker, record: Record[Person], target: Record[Person]
) -> Record[Person] | None:
    """Add a duplicate that is merged into `target`; `record` is the true person."""
    rng = maker.rng
    merged_on = _merge_day(maker, record)
    if merged_on is None or record.known_on > HORIZON:
        return None
    truth = record.first
    state = maker.new_person(truth.forename.split()[0], truth.dob, record.known_on)
    state.forename, state.sex = truth.forename, truth.sex
    state.chi = truth.chi if rng.random() < 0.6 else None
    state.postcode, state.locality_code = truth.postcode, truth.locality_code
    if record.key not in maker.child_protection and truth.dob and rng.random() < 0.3:
        state.dob = None if rng.random() < 0.5 else truth.dob + timedelta(days=31)
    duplicate = maker.person_of[state.person_id]
    for day, fields in record.changes:
        spell = {k: v for k, v in fields.items() if k.startswith(("uasc", "dec"))}
        if spell:
            duplicate.change(day, **spell)
    duplicate.change(merged_on, merged_into_id=target.key)
    moved = rate("events_on_merged_id")
    for event in maker.events.get(record.key, []):
        if event.first.person_id == record.key and rng.random() < moved:
            event.first.person_id = state.person_id
            if "+" in event.key:
                event.key = event.key.replace(record.key, state.person_id)
    return duplicate
