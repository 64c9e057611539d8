"""The ledger's counts of looked after children and of those who left care."""

from datetime import date

from scripts.sample.days import age_on
from scripts.sample.ledger.cases import Cases, judged
from scripts.sample.ledger.snapshot import Snapshot
from scripts.sample.ledger.snapshot_care import Stretch, TimeInCare, same_placements
from scripts.sample.world.looked_after.records import Assessment

KINSHIP = ("kinship",)
COMMUNITY = (
    *("at_home", "kinship", "foster_provided", "foster_purchased"),
    *("prospective_adopters", "other_community"),
)
POSITIVE = (
    *("higher_education", "further_education", "training", "employment"),
    *("voluntary_work", "personal_skills"),
)
MAY_STAY_ON_FROM = (
    *("kinship", "foster_provided", "foster_purchased"),
    *("authority_home", "voluntary_home", "residential_school"),
)


def _name(time: TimeInCare) -> str:
    """Return the name of a period in care: its first episode."""
    return time.episodes[0].episode_id


def care_records(snapshot: Snapshot) -> set[str]:
    """Return the periods in care."""
    return {_name(time) for time in snapshot.care.times}


def notified_records(snapshot: Snapshot) -> set[str]:
    """Return the periods in care that were notified to the health service."""
    times = snapshot.care.times
    return {_name(time) for time in times if _assessments(snapshot, time)}


def review_records(snapshot: Snapshot) -> set[str]:
    """Return the reviews."""
    return {review.review_id for review in snapshot.care.reviews}


def leaver_records(snapshot: Snapshot) -> set[str]:
    """Return the leavers, by candidate and year."""
    return {str(key) for key in snapshot.care.leavers}


def _placed_in(snapshot: Snapshot, day: date, kinds: tuple[str, ...]) -> Cases:
    cases: Cases = {}
    for time in snapshot.care.times:
        if not time.is_on(day):
            continue
        there = [x for x in snapshot.care.stretches(time) if x.is_on(day)]
        last = max(there, key=Stretch.order, default=None)
        placed = last is not None and last.placement.placement_type_code in kinds
        cases[_name(time)] = judged(placed)
    return cases


def community_placements(snapshot: Snapshot, start: date, end: date) -> Cases:
    """2.1: children looked after on the last day, and those placed in the community."""
    return _placed_in(snapshot, end, COMMUNITY)


def kinship_care(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.3: children looked after on the last day, and those in kinship care."""
    return _placed_in(snapshot, end, KINSHIP)


def several_placements(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.2: children looked after on the last day; with two placements in the year."""
    cases: Cases = {}
    for time in snapshot.care.times:
        if not time.is_on(end):
            continue
        stretches = [
            stretch
            for own in snapshot.care.times_of(time.person)
            for stretch in snapshot.care.stretches(own)
        ]
        count = 0
        for chain in same_placements(stretches):
            if any(
                x.starts_on <= end and (x.ends_on is None or x.ends_on > start)
                for x in chain
            ):
                count += 1
        cases[_name(time)] = judged(count >= 2)
    return cases


def _age(snapshot: Snapshot, person: str, day: date) -> int | None:
    born = snapshot.born(person)
    return None if born is None else age_on(born, day)


def continuing_care(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.6: leavers of 16 from an eligible placement, and those who stayed on."""
    cases: Cases = {}
    for time in snapshot.care.times:
        if time.ends_on is None or not start <= time.ends_on <= end:
            continue
        age = _age(snapshot, time.person, time.ends_on)
        stretches = snapshot.care.stretches(time)
        if age is None or age < 16 or not stretches:
            continue
        last = max(stretches, key=Stretch.order).placement
        if last.placement_type_code in MAY_STAY_ON_FROM:
            cases[_name(time)] = judged(bool(time.last().continuing_care))
    return cases


def _latest(times: list[TimeInCare], day: date) -> TimeInCare | None:
    begun = [time for time in times if time.starts_on <= day]
    return max(begun, key=lambda time: time.starts_on, default=None)


def aftercare(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.7: eligible care leavers of 16 to 25 on the last day; who receive aftercare."""
    cases: Cases = {}
    for child in {time.person for time in snapshot.care.times}:
        time = _latest(snapshot.care.times_of(child), end)
        if time is None or time.is_on(end):
            continue
        person = snapshot.people.get(child)
        age = _age(snapshot, child, end)
        if person is None or age is None or not 16 <= age < 26:
            continue
        if person.deceased_date is not None and person.deceased_date <= end:
            continue
        if time.last().aftercare_eligible:
            cases[_name(time)] = judged(bool(time.last().aftercare_received))
    return cases


def _only_short_breaks(snapshot: Snapshot, person: str, day: date) -> bool:
    """Return whether the child is in a series of short breaks only on that day."""
    on = [
        episode
        for episode in snapshot.care.short_breaks.get(person, [])
        if _spans(episode.episode_start, episode.episode_end, day)
    ]
    others = [
        episode
        for time in snapshot.care.times_of(person)
        for episode in time.episodes
        if _spans(episode.episode_start, episode.episode_end, day)
    ]
    return bool(on) and not others


def _spans(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def reviews(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.4: reviews first due in the quarter, and those held by that day."""
    cases: Cases = {}
    for review in snapshot.care.reviews:
        due = snapshot.care.first_due[review.review_id]
        if not start <= due <= end or review.cancelled_reason == "left_care":
            continue
        if _only_short_breaks(snapshot, snapshot.person(review.person_id), due):
            continue
        in_time = review.held_date is not None and review.held_date <= due
        cases[review.review_id] = judged(in_time)
    return cases


def _assessments(snapshot: Snapshot, time: TimeInCare) -> list[Assessment]:
    return [
        assessment
        for assessment in snapshot.care.assessments.get(time.person, [])
        if _spans(time.starts_on, time.ends_on, assessment.notified_date)
    ]


def health_assessments(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.5: periods in care first notified in the quarter; assessed within 28 days."""
    cases: Cases = {}
    for time in snapshot.care.times:
        own = _assessments(snapshot, time)
        first = min((x.notified_date for x in own), default=None)
        if first is None or not start <= first <= end:
            continue
        done = [x.completed_date for x in own if x.completed_date is not None]
        in_time = bool(done) and (min(done) - first).days <= 28
        cases[_name(time)] = judged(in_time)
    return cases


def positive_destinations(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.6: looked after leavers of the school year; positive initial destinations."""
    label = f"{start.year}/{end.year % 100:02d}"
    return {
        str(key): judged(leaver.initial_destination_code in POSITIVE)
        for key, leaver in snapshot.care.leavers.items()
        if leaver.leaver_year == label and leaver.lac_flag
    }
