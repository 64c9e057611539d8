"""Converts a state to the cells of a row, recoverable errors included."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from scripts.sample.extracts.layout import (
    MEETING_NUMBERS,
    NEW_LABELS,
    OLD_LABELS,
    SPELLINGS,
    Column,
    columns,
)
from scripts.sample.mess import rate
from scripts.sample.world.child_protection.register import CONCERNS
from scripts.sample.world.child_protection.units import GUIDANCE_ON

EXCEL_DAY_0 = date(1899, 12, 30)
EXCEL_FIRST, EXCEL_LAST = 20000, 60000
BLANK_DATES = ("01/01/1900", "1900-01-01", "02/01/1900", "1900-01-02")
TRUE_SPELLINGS = ("y", "Yes", "YES", "1", "true", "TRUE")
FALSE_SPELLINGS = ("n", "No", "NO", "0", "false", "FALSE")

DATE_STYLES: tuple[tuple[str, str], ...] = (
    ("date_iso", "%Y-%m-%d"),
    ("date_dd_mon_yy", "%d-%b-%y"),
    ("date_dd_mon_yyyy", "%d-%b-%Y"),
    ("date_excel_serial", ""),
)


def write_date(rng: Random, day: date) -> str:
    """Write a date, occasionally in another format than dd/mm/yyyy."""
    drawn = rng.random()
    for kind, form in DATE_STYLES:
        drawn -= rate(kind)
        if drawn >= 0:
            continue
        serial = (day - EXCEL_DAY_0).days
        if kind == "date_excel_serial" and EXCEL_FIRST <= serial <= EXCEL_LAST:
            return str(serial)
        if form and (kind != "date_dd_mon_yy" or day.year >= 2000):
            return day.strftime(form)
        break
    return day.strftime("%d/%m/%Y")


def write_blank(rng: Random, column: Column) -> str:
    """Write a blank as one of the markers that systems use."""
    drawn = rng.random()
    if column.name == "last_dereg_date":
        if drawn < rate("blank_last_dereg_1900_01_02", "cp_meeting"):
            return "1900-01-02"
    elif column.kind == "date" and drawn < rate("blank_date_1900"):
        return rng.choice(BLANK_DATES)
    if column.kind == "decimal":
        missing = rate("missing_spelled_dots", "national_statistic")
        return rng.choice(("..", "-")) if drawn < missing else ""
    drawn = rng.random() - rate("blank_spelled_null")
    if drawn < 0:
        return rng.choice(("NULL", "null"))
    if drawn < rate("blank_spelled_not_known"):
        return rng.choice(("N/K", "n/k"))
    return ""


def write_flag(rng: Random, flag: bool) -> str:
    """Write Y or N, occasionally in another spelling."""
    if rng.random() < rate("flag_spelling"):
        return rng.choice(TRUE_SPELLINGS if flag else FALSE_SPELLINGS)
    return "Y" if flag else "N"


def write_code(rng: Random, column: Column, value: str) -> str:
    """Write a code in one of its spellings and, occasionally, in lower case."""
    spelled = rng.choice(SPELLINGS.get(column.code_list, {}).get(value, (value,)))
    return spelled.lower() if rng.random() < rate("code_case") else spelled


def write_meeting_type(rng: Random, value: str, day: date | None) -> str:
    """Write a meeting type as a number or as the label in use at the time."""
    if rng.random() < rate("meeting_type_number", "cp_meeting"):
        return MEETING_NUMBERS[value]
    old = day is None or day < GUIDANCE_ON
    return rng.choice((OLD_LABELS if old else NEW_LABELS)[value])


def write_chi(rng: Random, value: str) -> str:
    """Write a CHI, whose leading zero is lost where it went through a spreadsheet."""
    if value.startswith("0") and rng.random() < rate("chi_nine_digits", "sw_person"):
        return value[1:]
    return value


def write_spaced_id(rng: Random, value: str) -> str:
    """Write an identifier, occasionally with a space in it."""
    if rng.random() < rate("key_with_space", "camhs_captnd"):
        at = rng.randint(1, len(value) - 1)
        return f"{value[:at]} {value[at:]}"
    return value


def write_postcode(rng: Random, value: str) -> str:
    """Write a postcode, occasionally without the space or in lower case."""
    if rng.random() < rate("postcode_spelling", "sw_person"):
        return rng.choice(
            (value.lower(), value.replace(" ", ""), value.replace(" ", "  "))
        )
    return value


def write_provider(rng: Random, value: str) -> str:
    """Write the name of a carer or home, occasionally in another case."""
    if rng.random() < rate("provider_case", "lac_placement"):
        return rng.choice((value.lower(), value.upper()))
    return value


def write_text(rng: Random, extract: str, column: Column, value: str) -> str:
    """Write free text; some courts and sources contain a comma or a line break."""
    if column.name == "court" and extract == "js_court_report":
        if rng.random() < rate("court_with_comma", extract):
            return f"{value}, court {rng.randint(1, 4)}"
    elif column.name == "court":
        if rng.random() < rate("court_with_newline", extract):
            return f"{value}\ncourt {rng.randint(1, 4)}"
    elif column.name == "concern_source":
        drawn = rng.random() - rate("source_with_comma", extract)
        if drawn < 0:
            return f"{value}, by telephone"
        if drawn < rate("source_with_newline", extract):
            return f"{value}\nby letter"
    return value


def _cell(rng: Random, extract: str, column: Column, state: Any) -> str:
    if column.name in CONCERNS:
        return write_flag(rng, column.name in state.concerns)
    value = getattr(state, column.name)
    if value is None or value == "":
        return write_blank(rng, column)
    if column.code_list == "meeting_type":
        return write_meeting_type(rng, value, state.meeting_date)
    writers: dict[str, Callable[[], str]] = {
        "date": lambda: write_date(rng, value),
        "flag": lambda: write_flag(rng, value),
        "code": lambda: write_code(rng, column, value),
        "chi": lambda: write_chi(rng, value),
        "postcode": lambda: write_postcode(rng, value),
        "spaced_id": lambda: write_spaced_id(rng, value),
        "provider": lambda: write_provider(rng, value),
        "text": lambda: write_text(rng, extract, column, value),
    }
    write = writers.get(column.kind)
    return write() if write else str(value)


def write_cells(rng: Random, extract: str, state: Any) -> list[str]:
    """Return the cells of a state after the four common ones."""
    cells = [_cell(rng, extract, column, state) for column in columns(extract)]
    for position, cell in enumerate(cells):
        if rng.random() < rate("spaces_round_cell"):
            cells[position] = rng.choice((f" {cell}", f"{cell} ", f"  {cell} "))
    return cells
