"""Which rows of an extract are refused and what then stands in for them.

Written from the contracts and the rules of the services' rows alone: it shares no code
with the models and reads the files with Python's csv module.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from extract_tables import CONTRACTS, Column, Table, seed_rows

Reason = tuple[str, str]  # column, why

BLANKS = {"", "NULL", "N/K"}
DATE_BLANKS = {"01/01/1900", "1900-01-01", "02/01/1900", "1900-01-02"}
DECIMAL_BLANKS = {"..", "-"}

CODES: dict[str, dict[str, str]] = defaultdict(dict)
for _row in seed_rows("code_list"):
    CODES[_row["code_list"]][_row["source_code"]] = _row["code"]
AREA_CODES = {row["area_code"] for row in seed_rows("area")}
AREA_NAMES = {row["area_name"]: row["area_code"] for row in seed_rows("area")}
PARTNERSHIPS = {row["partnership_code"] for row in seed_rows("partnership")}
_HOURS = [
    (int(r["hours_from"]), int(r["hours_to"])) for r in seed_rows("unpaid_work_level")
]
DUMP_SHARE = float(seed_rows("parameter")[0]["parameter_value"])

DATES = (
    (r"\d\d/\d\d/\d{4}", "%d/%m/%Y"),
    (r"\d{4}-\d\d-\d\d", "%Y-%m-%d"),
    (r"\d\d-[A-Za-z]{3}-\d\d", "%d-%b-%y"),
    (r"\d\d-[A-Za-z]{3}-\d{4}", "%d-%b-%Y"),
)


class NotOfTypeError(ValueError):
    """The cell cannot be read as what its column holds."""


@cache
def as_date(cell: str) -> date:
    if re.fullmatch(r"[2-5]\d{4}", cell, re.ASCII):
        return date(1899, 12, 30) + timedelta(days=int(cell))
    for pattern, form in DATES:
        if re.fullmatch(pattern, cell, re.ASCII):
            try:
                return datetime.strptime(cell, form).date()
            except ValueError as error:
                raise NotOfTypeError("not_a_date") from error
    raise NotOfTypeError("not_a_date")


def as_flag(cell: str) -> bool:
    if cell.upper() in {"Y", "YES", "1", "TRUE"}:
        return True
    if cell.upper() in {"N", "NO", "0", "FALSE"}:
        return False
    raise NotOfTypeError("not_a_flag")


def as_financial_year(cell: str) -> int:
    found = re.fullmatch(r"(\d\d)/(\d\d)", cell, re.ASCII)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise NotOfTypeError("not_a_financial_year")
    return int(found[1])


def as_academic_year(cell: str) -> int:
    found = re.fullmatch(r"((?:19|20)\d\d)/(\d\d)", cell, re.ASCII)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise NotOfTypeError("not_an_academic_year")
    return int(found[1])


def looking_like(
    pattern: str, reason: str, made: Callable[[str], Hashable]
) -> Callable[[str], Hashable]:
    def read(cell: str) -> Hashable:
        if not re.fullmatch(pattern, cell, re.ASCII):
            raise NotOfTypeError(reason)
        return made(cell)

    return read


def one_of(known: dict[str, str] | set[str], reason: str) -> Callable[[str], Hashable]:
    def read(cell: str) -> Hashable:
        if cell not in known:
            raise NotOfTypeError(reason)
        return known[cell] if isinstance(known, dict) else cell

    return read


def ten_digits(cell: str) -> str:
    """Give a CHI number its leading zero back."""
    return cell.zfill(10)


as_identifier = looking_like(r"[A-Za-z0-9][A-Za-z0-9/._-]*", "not_an_identifier", str)

READERS: dict[str, Callable[[str], Hashable]] = {
    "date": as_date,
    "flag": as_flag,
    "year_label": as_financial_year,
    "academic_year": as_academic_year,
    "id": as_identifier,
    "spaced_id": lambda cell: as_identifier(cell.replace(" ", "")),
    "person": looking_like(r"[0-9]+", "not_a_person_identifier", str),
    "chi": looking_like(r"[0-9]{9,10}", "not_a_chi_number", ten_digits),
    "int": looking_like(r"-?[0-9]{1,9}", "not_an_integer", int),
    "decimal": looking_like(r"-?[0-9]{1,12}([.][0-9]{1,6})?", "not_a_decimal", float),
    "count_text": looking_like(r"[0-9]{1,9}|<5", "not_a_count", str),
    "area_code": one_of(AREA_CODES, "not_a_known_area"),
    "area_name": one_of(AREA_NAMES, "not_a_known_area"),
    "partnership": one_of(PARTNERSHIPS, "not_a_known_partnership"),
}


@dataclass
class Judged:
    """A record as the oracle reads it; a value is None where blank or unreadable."""

    values: dict[str, Hashable]
    blanks: set[str]
    reasons: set[Reason]
    key: tuple[Hashable, ...] | None = None


def is_blank(column: Column, cell: str) -> bool:
    text = cell.strip(" ").upper()
    return (
        text in BLANKS
        or (column.type == "date" and text in DATE_BLANKS)
        or (column.type == "decimal" and text in DECIMAL_BLANKS)
    )


def read_cell(column: Column, cell: str) -> Hashable:
    text = cell.strip(" ")
    if column.type == "code":
        return one_of(CODES[column.code_list], "not_in_code_list")(text.lower())
    if column.type in READERS:
        return READERS[column.type](text)
    return text


def judge_record(extract: str, header: list[str], record: list[str]) -> Judged:
    """Judge a record by itself: its cells, then the rules of its row."""
    contract = CONTRACTS[extract]
    if len(record) != len(header):
        fault = "too_few_columns" if len(record) < len(header) else "too_many_columns"
        return Judged({}, set(), {("(line)", fault)})
    judged = Judged({}, set(), set())
    for name, cell in zip(header, record, strict=True):
        column = contract.columns[name]
        judged.values[name] = None
        if is_blank(column, cell):
            judged.blanks.add(name)
            if name in {"extracted_on", "covers_to"}:
                judged.reasons.add((name, "not_a_date"))
            elif column.is_required:
                judged.reasons.add((name, "is_blank"))
            continue
        try:
            judged.values[name] = read_cell(column, cell)
        except NotOfTypeError as error:
            judged.reasons.add((name, str(error)))
    judged.reasons |= set(row_faults(extract, judged))
    key = tuple(judged.values[name] for name in contract.key)
    if extract == "camhs_captnd":
        key += camhs_event(judged)
    judged.key = key if None not in key else None
    return judged


STARTS = {
    "cp_investigation": [("investigation_start", "date_investigation_ended")],
    "cp_meeting": [("requested_date", "meeting_date")],
    "js_court_report": [("requested_date", "submitted_date")],
    "js_cpo_order": [("imposed_date", "terminated_date")],
    "js_upw_requirement": [
        ("imposed_date", "completed_date"),
        ("imposed_date", "first_placement_date"),
    ],
    "youth_diversion": [("commenced", "completed")],
    "sw_person": [("uasc_start", "uasc_end"), ("dob", "deceased_date")],
    "sirs_immunisation": [("dob", "given_date")],
    "camhs_captnd": [("unav_date_start", "unav_date_end")],
    "chi_cohort": [
        ("dob", "moved_in_on"),
        ("dob", "moved_out_on"),
        ("moved_in_on", "moved_out_on"),
    ],
    "lac_episode": [("episode_start", "episode_end")],
    "lac_placement": [("placement_start", "placement_end")],
    "lac_legal_reason": [("legal_start", "legal_end")],
    "lac_health_assessment": [("notified_date", "completed_date")],
}
# status column, status that says that the event took place, its date
NEEDED = {
    "cp_meeting": ("held", True, "meeting_date"),
    "js_court_report": ("status", "submitted", "submitted_date"),
    "js_upw_requirement": ("outcome", "completed", "completed_date"),
}
DOMAINS = (
    *("speech_language", "gross_motor", "fine_motor", "problem_solving"),
    *("social", "emotional_behavioural", "hearing", "vision"),
)
RANGES = {
    "js_upw_requirement": {
        "hours_imposed": (min(h[0] for h in _HOURS), max(h[1] for h in _HOURS))
    },
    "population": {"age": (0, 120), "population": (0, 10**9)},
    "camhs_captnd": {"unav_days_no": (0, 10**9)},
}


def precedes(one: Hashable, other: Hashable) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one < other


def row_faults(extract: str, judged: Judged) -> Iterator[Reason]:
    """What no cell is wrong in by itself."""
    value = judged.values
    for column in CONTRACTS[extract].columns.values():
        if column.is_past and precedes(value["extracted_on"], value[column.name]):
            yield column.name, "after_extraction"
    for start, end in STARTS.get(extract, []):
        if precedes(value[end], value[start]):
            yield end, "before_start"
    if extract in NEEDED:
        status, happened, day = NEEDED[extract]
        if value[status] == happened and value[day] is None:
            yield day, "needed_with_status"
    for column_name, (low, high) in RANGES.get(extract, {}).items():
        number = value[column_name]
        if isinstance(number, int) and not low <= number <= high:
            yield column_name, "out_of_range"
    if extract in OTHER_FAULTS:
        yield from OTHER_FAULTS[extract](judged)


def investigation_faults(judged: Judged) -> Iterator[Reason]:
    """What no investigation can be: it has the day of the concern or of the IRD."""
    if "concern_date" in judged.blanks and judged.values["ird_date"] is None:
        yield "concern_date", "is_blank"


def review_faults(judged: Judged) -> Iterator[Reason]:
    """What no child health review can be: a finding has its day."""
    found = [judged.values[name] for name in (*DOMAINS, "feeding_code")]
    if judged.values["review_date"] is None and any(found):
        yield "review_date", "needed_with_status"


def care_review_faults(judged: Judged) -> Iterator[Reason]:
    """What no review of a looked after child can be: held and cancelled."""
    if judged.values["held_date"] and judged.values["cancelled_reason"]:
        yield "held_date", "contradicts_row"


def meeting_faults(judged: Judged) -> Iterator[Reason]:
    """What no planning meeting can be: a planned one may lie ahead, a held one not."""
    value = judged.values
    if value["held"] and precedes(value["extracted_on"], value["meeting_date"]):
        yield "meeting_date", "after_extraction"
    if value["registered"] and value["deregistered"]:
        yield "deregistered", "contradicts_row"
    if precedes(value["meeting_date"], value["last_dereg_date"]):
        yield "last_dereg_date", "after_event"


def camhs_event(judged: Judged) -> tuple[Hashable, ...]:
    """Return what names an event on its pathway: kind, day, and what it is besides."""
    value, kind = judged.values, camhs_kind(judged)
    if kind == "appointment":
        return kind, value["app_date"], value["app_purpose"], value["att_status"]
    if kind == "unavailability":
        return kind, value["unav_date_start"]
    if kind == "closure":
        return kind, value["case_closed_date"]
    return kind, value["ref_rec_date"] or value["ref_date"], value["header_date"]


def camhs_kind(judged: Judged) -> str:
    """Return the kind of event that a row tells of, by the first day filled in."""
    if "app_date" not in judged.blanks:
        return "appointment"
    if "unav_date_start" not in judged.blanks:
        return "unavailability"
    return "referral" if "case_closed_date" in judged.blanks else "closure"


def month_of(day: Hashable) -> Hashable:
    """Return the first day of a day's month; anything else as it is."""
    return day.replace(day=1) if isinstance(day, date) else day


def camhs_faults(judged: Judged) -> Iterator[Reason]:
    """What no event can be: without its day and outcome, two events, in the future."""
    value, blanks, kind = judged.values, judged.blanks, camhs_kind(judged)
    if kind == "referral" and "ref_rec_date" in blanks and value["ref_date"] is None:
        yield "ref_rec_date", "is_blank"
    needed = {"referral": ["ref_acc"], "appointment": ["app_purpose", "att_status"]}
    for name in needed.get(kind, []):
        if name in blanks:
            yield name, "is_blank"
    if kind == "appointment" and "unav_date_start" not in blanks:
        yield "unav_date_start", "contradicts_row"
    if kind != "closure" and "case_closed_date" not in blanks:
        yield "case_closed_date", "contradicts_row"
    if precedes(month_of(value["header_date"]), month_of(camhs_event(judged)[1])):
        yield "header_date", "before_event"


OTHER_FAULTS = {
    "camhs_captnd": camhs_faults,
    "cp_investigation": investigation_faults,
    "cp_meeting": meeting_faults,
    "chsp_ps_review": review_faults,
    "lac_review": care_review_faults,
}


def judge(extract: str, table: Table) -> tuple[list[Judged], dict[date, date]]:
    """Judge a file: each record, and which dumps (day, coverage) it holds."""
    found = [judge_record(extract, table.header, record) for record in table.records]
    whole = [judged for judged in found if judged.values]
    pairs = Counter((j.values["extracted_on"], j.values["covers_to"]) for j in whole)
    dumps = {
        day: covers
        for (day, covers), count in pairs.items()
        if count >= DUMP_SHARE * len(whole)
        and isinstance(day, date)
        and isinstance(covers, date)
    }
    for judged in whole:
        day, covers = judged.values["extracted_on"], judged.values["covers_to"]
        if isinstance(day, date) and day not in dumps:
            judged.reasons.add(("extracted_on", "not_a_dump"))
        elif isinstance(day, date) and covers is not None and dumps[day] != covers:
            judged.reasons.add(("covers_to", "not_a_dump"))
    return found, dumps


def stand_ins(extract: str, table: Table) -> Table:
    """Return the table that ought to give the same figures, with no row refused.

    A refused row gives way to the last accepted version of its record in an unbroken
    run of dumps before it, under the day and coverage of the refused row's dump. Where
    the dump cannot be read, the row stands for its record in every dump of the file.
    """
    found, dumps = judge(extract, table)
    days = sorted(dumps)
    day_at = table.header.index("extracted_on")
    covers_at = table.header.index("covers_to")
    accepted: dict[date, dict[Hashable, list[str]]] = {day: {} for day in days}
    present: dict[date, set[Hashable]] = {day: set() for day in days}
    for judged, record in zip(found, table.records, strict=True):
        own = judged.values.get("extracted_on")
        if not judged.reasons and isinstance(own, date):
            accepted[own][judged.key] = record
        elif judged.key is not None:
            for day in [own] if isinstance(own, date) and own in dumps else days:
                present[day].add(judged.key)
    kept = [
        list(record)
        for judged, record in zip(found, table.records, strict=True)
        if not judged.reasons
    ]
    held: dict[Hashable, list[str]] = {}
    for day in days:
        standing = {key: held[key] for key in present[day] if key in held}
        for key in sorted(standing.keys() - accepted[day].keys(), key=repr):
            stand_in = list(standing[key])
            stand_in[day_at] = day.isoformat()
            stand_in[covers_at] = dumps[day].isoformat()
            kept.append(stand_in)
        held = standing | accepted[day]
    return Table(table.header, kept)


def lines(table: Table) -> list[int]:
    """Return the physical line of each record, quoted line breaks counted."""
    found, line = [], 2
    for record in table.records:
        found.append(line)
        line += 1 + sum(cell.count("\n") for cell in record)
    return found
