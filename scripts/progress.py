"""How a job that takes its time tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.gates import CheckResult


@dataclass(frozen=True)
class Step:
    """One step of a job, for the reader of its progress."""

    name: str
    detail: str
    seconds: float


def _unheard(_: object) -> None:
    pass


@dataclass(frozen=True)
class Progress:
    """Who is told how a job goes on.

    Attributes:
        on_start: called with the name of each step as it starts.
        on_node: called with what is done within a step: a table, a check, a line.
        on_step: called with each step when it is done.
        on_told: called with each expectation that did not pass and stops nothing.
        on_decision: called with each decision that changed since the last publish.
    """

    on_start: Callable[[str], None] = _unheard
    on_node: Callable[[str], None] = _unheard
    on_step: Callable[[Step], None] = _unheard
    on_told: "Callable[[CheckResult], None]" = _unheard
    on_decision: Callable[[str], None] = _unheard


QUIET = Progress()
