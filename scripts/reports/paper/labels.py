"""How the paper prints the labels of a row together."""

from typing import Any

from scripts.reports.paper.data import PaperData, Row
from scripts.reports.paper.notes import stopped


def status_of(data: PaperData, label: str | None) -> str:
    """Return a status as its symbol and its word."""
    if label is None:
        return "None"
    symbols = {
        row["status_label"]: row["symbol"] for row in data.tables["status_summary"]
    }
    return f"{symbols.get(label, '')} {label}".strip()


def doubted_status_of(data: PaperData, row: Row) -> str:
    """Return the status of an indicator, marked where it may be otherwise."""
    status = status_of(data, row["status_label"])
    return lines_of(status, row["status_doubt_label"] or "")


def explanation_of(row: Row) -> str:
    """Return a status explained, with what could not be read and whether it matters."""
    parts = (
        row["status_explanation"],
        row["distance_label"],
        row["bounds_label"],
        row["status_doubt_label"],
    )
    return " ".join(stopped(capital(part)) for part in parts if part)


def action_of(row: Row) -> tuple[str, str, str, str]:
    """Return an action, its owner, and the days on which it was decided and is due."""
    return (
        row["action"],
        owner_of(row),
        row["decided_on_label"] or "None given",
        row["due_on_label"] or "None given",
    )


def owner_of(row: Row) -> str:
    """Return the role that owns a task or an action."""
    return row["owner_role"] or "None named"


def name_of(row: Row) -> str:
    """Return an indicator's number and title."""
    return f"{row['indicator_id']} {row['title']}"


def change_of(row: Row) -> str:
    """Return the change of the figure and of the status: they may differ."""
    return lines_of(
        f"Figure: {row['value_change_label']}",
        f"Status: {row['status_change_label']}",
    )


def lines_of(*texts: str) -> str:
    """Return texts on lines of their own, empty ones left out."""
    return "\n".join(filter(None, texts))


def capital(text: Any) -> str:
    """Return a label with a capital at its head."""
    words = str(text or "None")
    return words[:1].upper() + words[1:]
