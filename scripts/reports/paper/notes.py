"""What the notes under an indicator of the paper say, in sentences.

Every figure is a label of the tables; here it is chosen which of them are told.
"""

from scripts.reports.paper.data import Row

# by what a definition or a target stands, in the words of the report site
STANDINGS = {
    "stated": "the committee paper of May 2023",
    "attested": "a public source",
    "proposed": "a proposal of this project",
}


def note(row: Row, definition: Row, restated: list[Row]) -> str:
    """Say what is counted, what the target rests on, what may change and what has."""
    counted = [f"Counted: {definition['numerator_definition']}"]
    if definition["denominator_definition"]:
        counted.append(f"of: {definition['denominator_definition']}")
    said = ["; ".join(counted)]
    said.append(f"Definition: {_standing(definition, 'definition')}")
    said.append(f"Target: {_standing(row, 'target')}")
    if row["is_provisional"]:
        said.append("Provisional: the figure may still change")
    if restated:
        said.append(_restated(restated))
    if definition["previous_title"]:
        said.append(f"Known before as: {definition['previous_title']}")
    return _sentences(said)


def reading(row: Row, comparators: list[Row], lateness: list[Row]) -> str:
    """Say how sure the figure is, whether it stands out, and why cases were late."""
    said = []
    if row["interval_label"]:
        said.append(f"95% interval of the figure: {row['interval_label']}")
    if row["is_small_number"]:
        said.append("A figure of so few cases moves much by chance")
    for told in ("variation", "assurance"):
        if row[f"{told}_label"]:
            symbol = row[f"{told}_symbol"] or ""
            said.append(f"{told.capitalize()}: {symbol} {row[f'{told}_label']}")
    if row["trend_label"]:
        said.append(f"Trend: {row['trend_label']}")
    said += [
        one["comparator_explanation"]
        for one in comparators
        # why there is nothing to compare with is told once
        if one["comparator_code"] == "scotland" or not one["comparator_reason_code"]
    ]
    late = [
        " ".join(
            str(told) for told in (one["late_reason_label"], one["late_count"] or "")
        )
        for one in sorted(lateness, key=lambda one: -(one["late_count"] or 0))
        if one["period_start"] == row["period_start"]
    ]
    if late:
        said.append(f"Late cases by reason: {', '.join(late)}")
    return _sentences(said)


def _restated(rows: list[Row]) -> str:
    """Tell what earlier reports gave the newest restated period, and of how many."""
    newest = max(row["period_start"] for row in rows)
    told = "; ".join(
        f"{row['earlier_value_label'] or 'no figure'} in the "
        f"{row['earlier_title']} ({row['explanation']})"
        for row in rows
        if row["period_start"] == newest
    )
    period, value = next(
        (row["period_label"], row["value_label"] or "no figure")
        for row in rows
        if row["period_start"] == newest
    )
    others = len({row["period_start"] for row in rows}) - 1
    more = f"; {others} earlier periods are restated too" if others > 1 else ""
    more = "; an earlier period is restated too" if others == 1 else more
    return f"Restated: {period} is {value} and was {told}{more}"


def _standing(row: Row, what: str) -> str:
    source, standing = row[f"{what}_source"], row[f"{what}_standing"]
    words = STANDINGS.get(standing, standing)
    return f"{source}; standing: {words}" if words else str(source)


def _sentences(said: list[str]) -> str:
    return " ".join(stopped(" ".join(text.split())) for text in said)


def stopped(text: str) -> str:
    """Return a text that ends in a full stop."""
    return text if text.endswith(".") else f"{text}."
