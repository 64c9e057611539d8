"""The notes under an indicator of the paper.

Every figure is a label of the tables; only the choice of sentences is made here.
"""

from scripts.reports.paper.data import Row


def note(row: Row, definition: Row, restated: list[Row]) -> str:
    """Return the notes on definition, target, provisional and restated figures."""
    counted = [f"Counted: {definition['numerator_definition']}"]
    if definition["denominator_definition"]:
        counted.append(f"of: {definition['denominator_definition']}")
    notes = ["; ".join(counted)]
    notes.append(f"Definition: {_standing(definition, 'definition')}")
    notes.append(f"Target: {_standing(row, 'target')}")
    if row["is_provisional"]:
        notes.append("Provisional: the figure may still change")
    if restated:
        notes.append(_restated(restated))
    if definition["previous_title"]:
        notes.append(f"Formerly: {definition['previous_title']}")
    return _sentences(notes)


def reading(row: Row, comparators: list[Row], lateness: list[Row]) -> str:
    """Return the notes on interval, variation, trend, comparators and lateness."""
    notes = []
    if row["interval_label"]:
        notes.append(f"95% interval of the figure: {row['interval_label']}")
    if row["is_small_number"]:
        notes.append("Small numbers: this figure varies a lot by chance")
    for code in ("variation", "assurance"):
        if row[f"{code}_label"]:
            symbol = row[f"{code}_symbol"] or ""
            notes.append(f"{code.capitalize()}: {symbol} {row[f'{code}_label']}")
    if row["trend_label"]:
        notes.append(f"Trend: {row['trend_label']}")
    notes += [
        one["comparator_explanation"]
        for one in comparators
        # the reason for no comparison is printed once
        if one["comparator_code"] == "scotland" or not one["comparator_reason_code"]
    ]
    late = [
        " ".join(
            str(part) for part in (one["late_reason_label"], one["late_count"] or "")
        )
        for one in sorted(lateness, key=lambda one: -(one["late_count"] or 0))
        if one["period_start"] == row["period_start"]
    ]
    if late:
        notes.append(f"Late cases by reason: {', '.join(late)}")
    return _sentences(notes)


def _restated(rows: list[Row]) -> str:
    """Return what earlier reports gave for the newest restated period."""
    newest = [row for row in rows if row["is_newest_period"]]
    earlier = "; ".join(
        f"{row['earlier_value_label'] or 'no figure'} in the "
        f"{row['earlier_title']} ({row['explanation']})"
        for row in newest
    )
    period, value = newest[0]["period_label"], newest[0]["value_label"] or "no figure"
    others = newest[0]["other_period_count"]
    more = f"; {others} earlier periods are restated too" if others > 1 else ""
    more = "; an earlier period is restated too" if others == 1 else more
    return f"Restated: {period} is {value} and was {earlier}{more}"


def _standing(row: Row, what: str) -> str:
    source, standing = row[f"{what}_source"], row[f"{what}_standing_label"]
    return f"{source}; standing: {standing}" if standing else str(source)


def _sentences(notes: list[str]) -> str:
    return " ".join(stopped(" ".join(text.split())) for text in notes)


def stopped(text: str) -> str:
    """Return a text that ends in a full stop."""
    return text if text.endswith(".") else f"{text}."
