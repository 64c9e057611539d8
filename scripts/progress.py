"""Progress callbacks of a job that takes its time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Step:
    """One step of a job that is done, and how long it took."""

    name: str
    detail: str
    seconds: float


class Warning(Protocol):
    """An expectation that failed and stops nothing."""

    @property
    def severity(self) -> str:
        """``critical``, ``warning`` or ``info``."""

    @property
    def message(self) -> str:
        """What was found, where, and what to do."""

    def record(self) -> dict[str, Any]:
        """Return it for JSON."""


class Change(Protocol):
    """A part of what readers see that differs from what is published."""

    def record(self) -> dict[str, Any]:
        """Return it for JSON."""


def _ignore(_: object) -> None:
    pass


@dataclass(frozen=True)
class Progress:
    """Callbacks of a job.

    Attributes:
        on_start: called with the name of each step as it starts.
        on_node: called with what is done within a step: a table, a check, a line.
        on_step: called with each step when it is done.
        on_warning: called with each expectation that failed and stops nothing.
        on_decision: called with each decision that changed since the last publish.
        on_change: called with each part of what readers see that changes.
    """

    on_start: Callable[[str], None] = _ignore
    on_node: Callable[[str], None] = _ignore
    on_step: Callable[[Step], None] = _ignore
    on_warning: Callable[[Warning], None] = _ignore
    on_decision: Callable[[str], None] = _ignore
    on_change: Callable[[Change], None] = _ignore

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Report a step as it starts and, where it does not fail, when it is done.

        Args:
            name: of the step.

        Yields:
            A list to put the step's details in.
        """
        self.on_start(name)
        started = time.monotonic()
        details: list[str] = []
        yield details
        self.on_step(Step(name, ", ".join(details), time.monotonic() - started))


QUIET = Progress()
