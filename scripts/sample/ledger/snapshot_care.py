"""Looked after children on one day: whole periods in care, derived from the records."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from scripts.sample.world.looked_after.records import (
    Assessment,
    CareReview,
    Episode,
    Leaver,
    LegalReason,
    Placement,
)
from scripts.sample.world.model import Record

GAP = timedelta(days=1)  # the longest after which one thing still continues another


@dataclass
class TimeInCare:
    """Episodes of one child that continue each other, in order of their start."""

    person: str
    episodes: list[Episode]
    starts_on: date
    ends_on: date | None

    def is_on(self, day: date) -> bool:
        """Return whether the child is looked after at the close of the day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)

    def last(self) -> Episode:
        """Return the episode that ended last, an open one before all."""
        return max(
            self.episodes,
            key=lambda e: (e.episode_end or date.max, e.episode_start, e.episode_id),
        )


@dataclass
class Stretch:
    """A placement, clipped to its episode."""

    placement: Placement
    starts_on: date
    ends_on: date | None

    def is_on(self, day: date) -> bool:
        """Return whether the placement is open at the close of the day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)

    def order(self) -> tuple[date, str]:
        """Return the sort key of placements; the last one is the highest."""
        return self.starts_on, self.placement.placement_id


@dataclass
class Care:
    """The periods in care known on a day, and the placements."""

    times: list[TimeInCare] = field(default_factory=list)
    short_breaks: dict[str, list[Episode]] = field(default_factory=dict)
    placements: dict[str, list[Placement]] = field(default_factory=dict)
    reviews: list[CareReview] = field(default_factory=list)
    first_due: dict[str, date] = field(default_factory=dict)
    assessments: dict[str, list[Assessment]] = field(default_factory=dict)
    leavers: dict[tuple[str, str], Leaver] = field(default_factory=dict)

    def times_of(self, person: str) -> list[TimeInCare]:
        """Return the child's periods in care, the first one first."""
        return [time for time in self.times if time.person == person]

    def stretches(self, time: TimeInCare) -> list[Stretch]:
        """Return the placements of a period in care."""
        found = []
        for episode in time.episodes:
            for placement in self.placements.get(episode.episode_id, []):
                ends = [placement.placement_end, episode.episode_end]
                ended = min((day for day in ends if day is not None), default=None)
                found.append(Stretch(placement, placement.placement_start, ended))
        return found


def care_of(known: Callable[[str], list[Any]], person: Callable[[str], str]) -> Care:
    """Return the periods in care; `known` returns an extract's states on the day."""
    episodes: list[Episode] = known("lac_episode")
    reasons: dict[str, list[LegalReason]] = {}
    for reason in known("lac_legal_reason"):
        reasons.setdefault(reason.episode_id, []).append(reason)
    care = Care()
    for placement in known("lac_placement"):
        care.placements.setdefault(placement.episode_id, []).append(placement)
    by_child: dict[str, list[Episode]] = {}
    for episode in episodes:
        codes = {reason.reason_code for reason in reasons.get(episode.episode_id, [])}
        child = person(episode.person_id)
        group = care.short_breaks if codes == {"short_breaks"} else by_child
        group.setdefault(child, []).append(episode)
    for child, own in by_child.items():
        care.times += _joined(child, own)
    care.reviews = known("lac_review")
    for assessment in known("lac_health_assessment"):
        child = person(assessment.person_id)
        care.assessments.setdefault(child, []).append(assessment)
    # Of two rows of one leaver the later one in the file is the record.
    care.leavers = {(x.scn, x.leaver_year): x for x in known("seemis_leavers")}
    return care


def first_due_days(
    reviews: list[Record[CareReview]], dump_days: list[date]
) -> dict[str, date]:
    """Return the due date of the review in the first dump that has it."""
    found: dict[str, date] = {}
    for day in dump_days:
        for record in reviews:
            state = record.as_known(day)
            if state is not None:
                found.setdefault(record.key, state.due_date)
    return found


def _joined(child: str, episodes: list[Episode]) -> list[TimeInCare]:
    times: list[TimeInCare] = []
    for episode in sorted(episodes, key=lambda e: (e.episode_start, e.episode_id)):
        now = times[-1] if times else None
        if now and (now.ends_on is None or episode.episode_start <= now.ends_on + GAP):
            now.episodes.append(episode)
            if episode.episode_end is None or now.ends_on is None:
                now.ends_on = None
            else:
                now.ends_on = max(now.ends_on, episode.episode_end)
        else:
            times.append(
                TimeInCare(child, [episode], episode.episode_start, episode.episode_end)
            )
    return times


def same_placements(stretches: list[Stretch]) -> list[list[Stretch]]:
    """Return the placements, each with all its records."""
    chains: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=Stretch.order):
        for chain in chains:
            one, other = chain[0].placement, stretch.placement
            if one.placement_type_code != other.placement_type_code:
                continue
            if (one.provider or "").lower() != (other.provider or "").lower():
                continue
            ends = [link.ends_on for link in chain]
            if None in ends or any(
                end is not None and stretch.starts_on <= end + GAP for end in ends
            ):
                chain.append(stretch)
                break
        else:
            chains.append([stretch])
    return chains
