"""The ledger's restatements: figures that differ between two editions, and the causes.

The causes of the differences are derived from the latent records, as are the ledger's
counts.
"""

from collections.abc import Iterator
from itertools import combinations

from scripts.sample.ledger.books import Books, as_text
from scripts.sample.ledger.rules import RULES

# an edition is compared with so many before it (parameter restated_editions)
COMPARED_EDITIONS = 12
HEADER = (
    "edition_id",
    "earlier_edition_id",
    "indicator_id",
    "period_start",
    "earlier_numerator",
    "earlier_denominator",
    "numerator",
    "denominator",
    "late_case_count",
    "corrected_case_count",
    "withdrawn_case_count",
    "is_population_changed",
)


def restatement_rows(all_of: list[Books]) -> list[list[str]]:
    """Return the figures that differ between two editions, sorted, all as text."""
    cut_offs = sorted({books.edition.data_cut_off_on for books in all_of})
    place = {day: number for number, day in enumerate(cut_offs)}
    in_order = sorted(all_of, key=lambda books: books.edition.data_cut_off_on)
    return sorted(
        row
        for earlier, later in combinations(in_order, 2)
        if 0
        < place[later.edition.data_cut_off_on] - place[earlier.edition.data_cut_off_on]
        <= COMPARED_EDITIONS
        for row in _restatements(earlier, later)
    )


def _restatements(earlier: Books, later: Books) -> Iterator[list[str]]:
    for key in earlier.periods.keys() & later.periods.keys():
        then, now = earlier.periods[key], later.periods[key]
        if then.figure == now.figure:
            continue
        indicator, start = key
        causes = []
        for name in then.cases.keys() | now.cases.keys():
            if then.cases.get(name) == now.cases.get(name):
                continue
            if name not in then.cases and name not in earlier.records[indicator]:
                causes.append("late")
            elif name not in now.cases and name not in later.records[indicator]:
                causes.append("withdrawn")
            else:
                causes.append("corrected")
        is_rate = RULES[indicator].ages is not None
        yield [
            later.edition.edition_id,
            earlier.edition.edition_id,
            indicator,
            start.isoformat(),
            *map(as_text, (*then.figure, *now.figure)),
            *(str(causes.count(x)) for x in ("late", "corrected", "withdrawn")),
            str(is_rate and then.figure[1] != now.figure[1]).lower(),
        ]
