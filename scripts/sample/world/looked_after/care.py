"""Looked after children: the records of episodes, placements and legal reasons."""

from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import DAY
from scripts.sample.world import calibration
from scripts.sample.world.looked_after.placements import (
    MAY_STAY_ON,
    let_some_stay_on,
    place,
)
from scripts.sample.world.looked_after.records import Episode, LegalReason, Placement
from scripts.sample.world.looked_after.stays import (
    FIRST_QUARTER,
    SERVICE,
    Span,
    Stay,
    draw_stays,
)
from scripts.sample.world.maker import HORIZON, POSTCODES, Maker
from scripts.sample.world.model import Record

DESTINATIONS = ("parents", "friends_relatives", "adopted", "other", "not_known")
LEAVERS_DESTINATIONS = ("parents", "former_carers", "supported_accommodation")
REASONS = ("supervision_away", "voluntary", "permanence_order", "interim_supervision")


@dataclass
class Part:
    """One episode of a stay, as recorded."""

    starts_on: date
    ends_on: date | None
    is_last: bool


def build_care(maker: Maker) -> list[Stay]:
    """Make episodes, placements and legal reasons; return their stays."""
    stays = draw_stays(maker)
    for stay in stays:
        place(maker, stay)
    let_some_stay_on(maker, stays)
    for stay in stays:
        for part in _parts(maker, stay):
            episode = _episode(maker, stay, part)
            _placements(maker, stay, part, episode)
            _legal_reasons(maker, stay, part, episode)
        if not stay.is_steady and maker.rng.random() < 0.01:
            _death(maker, stay)
    return stays


def _parts(maker: Maker, stay: Stay) -> list[Part]:
    """Return the episodes in which the stay is recorded, mostly one."""
    whole = Part(stay.starts_on, stay.ends_on, True)
    room = (min(stay.ends_on or HORIZON, HORIZON) - stay.starts_on).days
    if room < 120 or stay.is_series_of_short_breaks or stay.is_steady:
        return [whole]
    cut = maker.later(stay.starts_on, 40, room - 40)
    if maker.happens("opened_again", "lac_episode"):
        again = cut + maker.rng.choice((0, 1)) * DAY
    elif maker.happens("overlapping_episode", "lac_episode"):
        again = cut - maker.rng.randint(2, 30) * DAY
    else:
        return [whole]
    return [Part(stay.starts_on, cut, False), Part(again, stay.ends_on, True)]


def _known_on(maker: Maker, day: date, steady: bool) -> date:
    if not steady and maker.happens("late"):
        return maker.recorded_late(day, SERVICE)
    return maker.recorded(day, SERVICE)


def _episode(maker: Maker, stay: Stay, part: Part) -> Record[Episode]:
    steady = stay.is_steady
    state = Episode(
        episode_id=maker.next_id("EP"),
        person_id=stay.person_id,
        episode_start=part.starts_on,
        episode_end=None,
        care_plan=maker.rng.random() < 0.93,
        destination_code=None,
        pathway_plan=None,
        pathway_coord=None,
        continuing_care=None,
        aftercare_eligible=None,
        aftercare_received=None,
    )
    known_on = _known_on(maker, part.starts_on, steady)
    record = Record(state.episode_id, known_on, state)
    if not steady and maker.happens("corrected"):
        wrong = min(
            maker.later(part.starts_on, 3, 40), known_on, part.ends_on or known_on
        )
        state.episode_start = wrong
        record.change(maker.put_right_on(known_on), episode_start=part.starts_on)
    if part.ends_on is not None and part.ends_on <= HORIZON:
        _close(maker, stay, part, record)
    maker.perhaps_withdraw(record, steady)
    maker.world.lac_episode.append(record)
    maker.add_event(stay.person_id, record)
    return record


def _close(maker: Maker, stay: Stay, part: Part, record: Record[Episode]) -> None:
    rng, ends_on = maker.rng, part.ends_on
    assert ends_on is not None  # noqa: S101
    known_on = max(record.known_on, _known_on(maker, ends_on, stay.is_steady))
    fields: dict[str, object] = {"episode_end": ends_on}
    if part.is_last:
        fields["destination_code"] = rng.choice(DESTINATIONS)
        if stay.age_at_end() >= MAY_STAY_ON and not stay.is_series_of_short_breaks:
            fields |= {
                "destination_code": rng.choice(LEAVERS_DESTINATIONS),
                "pathway_plan": rng.random() < 0.8,
                "pathway_coord": rng.random() < 0.7,
                "continuing_care": stay.stays_on
                or (None if rng.random() < 0.1 else False),
                "aftercare_eligible": rng.random() < 0.75,
                "aftercare_received": rng.random() < calibration.AFTERCARE_SHARE,
            }
    if not stay.is_steady and maker.happens("corrected"):
        wrong = min(maker.later(ends_on, 5, 60), known_on)
        record.change(known_on, **fields | {"episode_end": wrong})
        record.change(maker.put_right_on(known_on), episode_end=ends_on)
    else:
        record.change(known_on, **fields)


def _spans(maker: Maker, stay: Stay, part: Part) -> list[Span]:
    """Return the placements of the part, some recorded twice in a row."""
    spans = []
    for span in stay.spans:
        clipped = copy(span)
        clipped.starts_on = max(span.starts_on, part.starts_on)
        ends = [day for day in (span.ends_on, part.ends_on) if day is not None]
        clipped.ends_on = min(ends, default=None)
        after = clipped.ends_on or HORIZON + DAY
        if clipped.starts_on >= after and span is not stay.spans[0]:
            continue
        room = (min(after, HORIZON) - clipped.starts_on).days
        if room > 60 and maker.happens("written_down_again", "lac_placement"):
            again = copy(clipped)
            clipped.ends_on = maker.later(clipped.starts_on, 20, room - 20)
            again.starts_on = clipped.ends_on + maker.rng.choice((0, 1)) * DAY
            spans += [clipped, again]
        elif clipped.starts_on <= after:
            spans.append(clipped)
    return spans


def _placements(maker: Maker, stay: Stay, part: Part, episode: Record[Episode]) -> None:
    rng, steady = maker.rng, stay.is_steady
    for span in _spans(maker, stay, part):
        postcode, _ = rng.choice(POSTCODES)
        state = Placement(
            placement_id=maker.next_id("PL"),
            episode_id=episode.key,
            placement_start=span.starts_on,
            placement_end=None,
            placement_type_code=span.kind,
            provider=span.provider,
            out_of_authority=rng.random() < 0.12,
            placement_postcode=postcode if rng.random() < 0.9 else None,
        )
        known_on = max(episode.known_on, _known_on(maker, span.starts_on, steady))
        record = Record(state.placement_id, known_on, state)
        if not steady and maker.happens("corrected"):
            state.placement_type_code = rng.choice(("foster_provided", "kinship"))
            record.change(maker.put_right_on(known_on), placement_type_code=span.kind)
        ended = span.ends_on is not None and span.ends_on <= HORIZON
        is_left_open = span.ends_on == part.ends_on and maker.happens(
            "placement_left_open", "lac_placement"
        )
        if ended and span.ends_on is not None and not is_left_open:
            end_known_on = max(known_on, _known_on(maker, span.ends_on, steady))
            record.change(end_known_on, placement_end=span.ends_on)
        maker.perhaps_withdraw(record, steady)
        maker.world.lac_placement.append(record)


def _legal_reasons(
    maker: Maker, stay: Stay, part: Part, episode: Record[Episode]
) -> None:
    rng = maker.rng
    ends = part.ends_on
    if stay.is_series_of_short_breaks:
        _legal(maker, stay, episode, ("short_breaks", part.starts_on, ends))
        # One in twenty stays on: a further reason, from a later day.
        if rng.random() < 0.05:
            later = maker.later(part.starts_on, 30, 190)
            _legal(maker, stay, episode, ("voluntary", later, ends))
        return
    if maker.happens("legal_reason_missing", "lac_legal_reason"):
        return
    first = rng.choice(REASONS)
    if stay.spans[0].kind == "at_home":
        first = "supervision_at_home"
    room = (min(ends or HORIZON, HORIZON) - part.starts_on).days
    changed = None
    if room > 60 and rng.random() < 0.4:
        changed = maker.later(part.starts_on, 20, room - 20)
        until = min(maker.later(changed, 0, 30), ends or HORIZON)
        _legal(maker, stay, episode, ("other", changed, ends))
        _legal(maker, stay, episode, (first, part.starts_on, until))
    else:
        _legal(maker, stay, episode, (first, part.starts_on, ends))
    if rng.random() < 0.1:
        _legal(maker, stay, episode, ("protection_order", part.starts_on, ends))
    if rng.random() < 0.04:
        # Short breaks together with another reason: the episode counts.
        _legal(maker, stay, episode, ("short_breaks", part.starts_on, ends))


def _legal(
    maker: Maker,
    stay: Stay,
    episode: Record[Episode],
    reason: tuple[str, date, date | None],
) -> None:
    code, starts_on, ends_on = reason
    state = LegalReason(episode.key, stay.person_id, code, starts_on, None)
    known_on = max(episode.known_on, _known_on(maker, starts_on, stay.is_steady))
    record = Record(f"{episode.key}/{code}/{starts_on}", known_on, state)
    if ends_on is not None and ends_on <= HORIZON:
        record.change(
            max(known_on, maker.recorded(ends_on, SERVICE)), legal_end=ends_on
        )
    maker.perhaps_withdraw(record, stay.is_steady)
    maker.world.lac_legal_reason.append(record)
    maker.add_event(stay.person_id, record)


def _death(maker: Maker, stay: Stay) -> None:
    """Let a young person die some time after leaving care."""
    if not stay.has_ended or stay.ends_on is None or stay.ends_on < FIRST_QUARTER:
        return
    day = stay.ends_on + timedelta(days=maker.rng.randint(100, 900))
    record = maker.person_of[stay.person_id]
    record.change(maker.later(day, 5, 60), deceased_date=day)
