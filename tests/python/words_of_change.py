"""An independent look at the words of change of a build."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import rows

# each figure with the one that the previous edition reported, then and as known now
COMPARED = """
    select
        status.edition_id,
        status.indicator_id,
        status.value_change_code,
        status.value_change_as_reported_code,
        changes.movement,
        status.polarity,
        status.unit,
        status.value,
        status.value_label,
        previous.value,
        previous.value_label,
        known.value,
        known.value_label
    from marts.indicator_status as status
    inner join marts.edition_changes as changes
        using (partnership_code, edition_id, indicator_id)
    inner join marts.indicator_status as previous
        on status.partnership_code = previous.partnership_code
        and status.previous_edition_id = previous.edition_id
        and status.indicator_id = previous.indicator_id
    left join marts.indicator_series as known
        on status.partnership_code = known.partnership_code
        and status.edition_id = known.edition_id
        and status.indicator_id = known.indicator_id
        and previous.period_start = known.period_start
    where status.value_change_code != 'not_comparable'
    order by all
"""
POINTS = 1.0
SHARE = 0.05


@dataclass(frozen=True)
class Figure:
    """A value and how it is printed."""

    value: float
    label: str

    @property
    def printed(self) -> str:
        return self.label.split(" (")[0]


def word(now: Figure, before: Figure, polarity: str, unit: str) -> str:
    """Return the word for a change, worked out without the warehouse."""
    band = POINTS if unit == "percent" else SHARE * before.value
    difference = now.value - before.value
    if now.printed == before.printed or abs(difference) < band - 1e-9:
        return "unchanged"
    if polarity == "none":
        return "higher" if difference > 0 else "lower"
    better = (difference > 0) == (polarity == "higher_is_better")
    return "improved" if better else "worsened"


def contradictions(build: Path) -> tuple[int, list[str]]:
    """Return how many words of change a build has, and those the figures contradict."""
    compared: list[tuple[Any, ...]] = rows(build, COMPARED)
    found = []
    for (
        edition,
        indicator,
        code,
        reported_code,
        movement,
        polarity,
        unit,
        *rest,
    ) in compared:
        now, then, known = (
            Figure(value, label) if label else None
            for value, label in zip(rest[::2], rest[1::2], strict=True)
        )
        assert now and then, (edition, indicator)
        expected = word(now, known or then, polarity, unit)
        if (
            code != expected
            or reported_code != word(now, then, polarity, unit)
            or not movement.startswith(f"Value {expected}: ")
            or any(figure.label not in movement for figure in (now, known or then))
        ):
            found.append(f"{edition} {indicator}: {movement}")
    return len(compared), found
