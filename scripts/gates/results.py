"""What a gate found: one result for each expectation."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from scripts.errors import GateError

FAILURES = {
    "failed": "is not true",
    "not_evaluated": "could not be evaluated",
    "dropped": "was dropped by Great Expectations",
    "missing": "could not be evaluated: the table does not exist",
}
OUTCOMES = {**FAILURES, "accepted": "is not true, which is accepted"}


@dataclass(frozen=True)
class CheckResult:
    """Outcome of one expectation on one relation.

    Attributes:
        layer: of the gate.
        relation: table or view.
        check_name: name of the expectation in its suite.
        expectation_type: its name in Great Expectations.
        severity: critical stops the build; warning and info are shown.
        dimension: of data quality.
        description: what has to be true.
        what_to_do: remedy if it is not.
        extract_name: extract whose supplier is responsible; empty if none.
        outcome: passed, failed, accepted, not_evaluated, dropped or missing.
        found_count: number of failing rows or values; None if not counted.
        places: where they are: columns, dumps, editions or indicators.
        acceptance: who accepted the finding, when and why; empty if nobody.
        how_to_accept: the row of the seed that would accept it.
    """

    layer: str
    relation: str
    check_name: str
    expectation_type: str
    severity: str
    dimension: str
    description: str
    what_to_do: str
    extract_name: str
    outcome: str
    found_count: int | None
    places: str
    acceptance: str = ""
    how_to_accept: str = ""

    @property
    def stops(self) -> bool:
        """Whether the result stops the build after this layer."""
        return self.outcome in FAILURES and self.severity == "critical"

    @property
    def message(self) -> str:
        """The failed check, its relation and extract, and the remedy."""
        count = f" ({self.found_count} found)" if self.found_count else ""
        where = f" in {self.places}" if self.places else ""
        whose = f", extract {self.extract_name}" if self.extract_name else ""
        end = f"{self.what_to_do}."
        if self.acceptance:
            end = f"Accepted by {self.acceptance}."
        elif self.how_to_accept:
            end += f"\n{self.how_to_accept}."
        return (
            f"{self.layer}.{self.relation}{whose}: {self.check_name} "
            f"{OUTCOMES[self.outcome]}{where}{count}.\nExpected: {self.description}.\n"
            f"{end}"
        )

    def record(self) -> dict[str, Any]:
        """Return the result as a row of `quality.expectation_results`."""
        row = asdict(self)
        del row["how_to_accept"]
        return row


def stop_if_critical(results: Iterable[CheckResult]) -> None:
    """Raise the failures that block the next layer.

    Raises:
        GateError: an expectation of the severity critical did not pass.
    """
    failures = [result.message for result in results if result.stops]
    if failures:
        raise GateError("\n\n".join(failures))
