"""Field cases: what services really send, and the figure that is right.

Each edit is of the dump of 5 May 2023 in a copy of the sample, each figure of edition
2023-03.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest
from compiled_models import CompiledModels
from conftest import Once
from extract_tables import Table, read_sample, write_tables
from workbench import ROOT, Workbench, rows

from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.results import CheckResult
from scripts.gates.suites import read_suites

DUMP = "05/05/2023"
Row = dict[str, str]
Tables = dict[str, Table]


def edit(table: Table, change: Callable[[Row], Mapping[str, str] | None]) -> int:
    """Change cells of the rows of the newest dump; return how many rows."""
    changed = 0
    for record in table.records:
        row = dict(zip(table.header, record, strict=False))
        if row["extracted_on"] != DUMP:
            continue
        for name, cell in (change(row) or {}).items():
            record[table.header.index(name)] = cell
            changed += name == next(iter(change(row) or {}))
    return changed


def first_dump(table: Table, key: str) -> set[str]:
    at, day = table.header.index(key), table.header.index("extracted_on")
    return {record[at] for record in table.records if record[day] != DUMP}


def d1(tables: Tables) -> int:
    """A time behind the extraction date, in every second new core group."""
    table = tables["cp_core_group"]
    known, seen = first_dump(table, "core_group_id"), [0]

    def change(row: Row) -> Row | None:
        if row["core_group_id"] in known:
            return None
        seen[0] += 1
        return {"extracted_on": "05/05/2023 00:00"} if seen[0] % 2 else None

    changed = 0
    for record in table.records:
        row = dict(zip(table.header, record, strict=False))
        if row["extracted_on"] == DUMP and (cells := change(row)):
            record[table.header.index("extracted_on")] = cells["extracted_on"]
            changed += 1
    return changed


def d2(tables: Tables) -> int:
    """Thousands separators in the population."""
    return edit(
        tables["population"],
        lambda row: (
            {"population": f"{int(row['population']):,}"}
            if row["area"] == "S12000028"
            and row["year"] == "2021"
            and row["population"].isdigit()
            and int(row["population"]) >= 1000
            else None
        ),
    )


def d3(tables: Tables) -> int:
    """A published value with fifteen decimals."""
    return edit(
        tables["national_statistic"],
        lambda row: (
            {"value": "23.806818181818183"}
            if row["measure"] == "LGBF-CHN24"
            and row["area"] == "S12000028"
            and row["numerator"] == "4190"
            else None
        ),
    )


def d4(tables: Tables) -> int:
    """A financial year with its century."""
    return edit(
        tables["scra_referrals"],
        lambda row: (
            {"year_label": "2021/22"}
            if row["area"] == "South Ayrshire"
            and row["year_label"] == "21/22"
            and row["referral_type"].lower().startswith("offence")
            else None
        ),
    )


def d5(tables: Tables) -> int:
    """A decimal in a column that no rule reads."""
    return edit(
        tables["js_upw_requirement"],
        lambda row: {"hours_completed": "100.0"} if row["hours_completed"] else None,
    )


def d6(tables: Tables) -> int:
    """A word in a column that no rule reads."""
    return edit(
        tables["cp_meeting"],
        lambda row: (
            {"due_date": "TBC", "sexual_abuse": "Unknown"}
            if row["meeting_id"] == "M0000939"
            else None
        ),
    )


def d7(tables: Tables) -> int:
    """A code with a remark, of 18 open kinship placements that are new."""
    table = tables["lac_placement"]
    known, seen = first_dump(table, "placement_id"), [0]

    def change(row: Row) -> Row | None:
        spelled = row["placement_type_code"].strip().lower()
        is_open = row["placement_end"].strip().lower() in (
            "",
            "null",
            "n/k",
            "01/01/1900",
        )
        if (
            row["placement_id"] in known
            or spelled not in ("kin", "friends/relatives")
            or not is_open
        ):
            return None
        return {"placement_type_code": "Kinship (s.11 order)"}

    for record in table.records:
        row = dict(zip(table.header, record, strict=False))
        if seen[0] < 18 and row["extracted_on"] == DUMP and (cells := change(row)):
            name = "placement_type_code"
            record[table.header.index(name)] = cells[name]
            seen[0] += 1
    return seen[0]


def d8(tables: Tables) -> int:
    """A word for nothing where an assessment is still to be done."""
    return edit(
        tables["lac_health_assessment"],
        lambda row: {"completed_date": "N/A"} if row["completed_date"] == "" else None,
    )


def d9(tables: Tables) -> int:
    """A time behind a date of contact."""
    return edit(
        tables["js_cpo_order"],
        lambda row: (
            {"first_contact_date": row["first_contact_date"] + " 00:00"}
            if row["first_contact_date"].endswith("/2022")
            and row["first_contact_date"] != "01/01/1900"
            else None
        ),
    )


def d10(tables: Tables) -> int:
    """A CHI number with a space."""
    return edit(
        tables["sirs_immunisation"],
        lambda row: (
            {"chi": f"{row['chi'][:6]} {row['chi'][6:]}"}
            if row["chi"].startswith("1602")
            else None
        ),
    )


def d12(tables: Tables) -> int:
    """A second row of a key that says otherwise."""
    table = tables["cp_investigation"]
    [first, *_] = [
        record
        for record in table.records
        if record[table.header.index("extracted_on")] == DUMP
        and record[table.header.index("investigation_id")] == "INV0000289"
    ]
    other = list(first)
    other[table.header.index("concern_date")] = "19/05/2022"
    table.records.append(other)
    return 1


def d13(tables: Tables) -> int:
    """An identifier in small letters."""
    return edit(
        tables["cp_meeting"],
        lambda row: (
            {"investigation_id": row["investigation_id"].lower()}
            if row["investigation_id"] == "INV0000287"
            else None
        ),
    )


def d14(tables: Tables) -> int:
    """A no-break space in a name that is compared."""
    return edit(
        tables["lac_placement"],
        lambda row: (
            {"provider": row["provider"].replace(" ", "\u00a0")}
            if row["placement_id"] == "PL0002498"
            else None
        ),
    )


def d15(tables: Tables) -> int:
    """Dates with the month first, of the 18 newest referrals."""
    table = tables["youth_diversion"]
    at = table.header.index("referral_date")
    newest = [
        record
        for record in table.records
        if record[table.header.index("extracted_on")] == DUMP
        and record[at][2:] in ("/10/2022", "/11/2022", "/12/2022")
    ]
    for record in newest:
        day, month, year = record[at].split("/")
        record[at] = f"{month}/{day}/{year}"
    return len(newest)


def d18(tables: Tables) -> int:
    """A flag that was not supplied at all, in either dump."""
    table = tables["seemis_leavers"]
    for record in table.records:
        record[table.header.index("lac_flag")] = ""
    return len(table.records)


def d21(tables: Tables) -> int:
    """A figure published as a value alone, the only one that is young enough."""
    return edit(
        tables["national_statistic"],
        lambda row: (
            {"numerator": "", "denominator": ""}
            if row["measure"] == "LGBF-CHN24" and row["area"] == "S12000028"
            else None
        ),
    )


Edits = tuple[Callable[[Tables], int], ...]
READ: Edits = (d1, d2, d3, d4, d5, d6, d8, d9, d10, d13, d14)
UNKNOWN: Edits = (d7, d12, d15, d18, d21)
RIGHT: dict[str, tuple[Edits, str, str, int | None]] = {
    # read: the figures of the sample
    "D1": (READ, "4.3", "95% (20/21)", 0),
    "D2": (READ, "4.1", "3.0 per 1,000", 0),
    "D3": (READ, "1.5", "23.8% (4190/17600)", 0),
    "D4": (READ, "4.7", "11.0 per 1,000", 0),
    "D5": (READ, "4.5", "79% (11/14)", 0),
    "D5, the start of placements": (READ, "5.2", "71% (39/55)", 0),
    "D6 and D13": (READ, "4.6", "75% (9/12)", 0),
    "D6, re-registrations": (READ, "4.2", "7.9% (7/89)", 0),
    "D8": (READ, "3.5", "86% (31/36)", 0),
    "D9": (READ, "5.1", "87% (66/76)", 0),
    "D10": (READ, "1.4", "96% (212/220)", 0),
    "D14": (READ, "3.2", "18.9% (63/334)", 0),
    # unknown: the known cases, and how many are not
    "D7": (UNKNOWN, "2.1", "92% (291/317)", 17),
    "D7, kinship": (UNKNOWN, "3.3", "36% (115/317)", 17),
    "D7, several placements": (UNKNOWN, "3.2", "16.7% (53/317)", 17),
    "D12": (UNKNOWN, "4.6", "73% (8/11)", 1),
    "D15": (UNKNOWN, "4.8", "not_readable", None),
    "D18": (UNKNOWN, "1.6", "not_supplied", 0),
    "D21": (UNKNOWN, "1.5", "23.8%", 0),
}


@pytest.fixture(scope="module")
def figures(compiled: CompiledModels, once: Once) -> Callable[[Edits], Path]:
    """Build the sample with a set of edits, once."""

    def made(edits: Edits) -> Path:
        name = "field_cases_read" if edits is READ else "field_cases_unknown"

        def make(home: Path) -> None:
            clean = read_sample()
            tables = {extract: table.copy() for extract, table in clean.items()}
            for change in edits:
                assert change(tables), change
            changed = {name for name, table in tables.items() if table != clean[name]}
            extracts = write_tables(home / "extracts", tables)
            compiled.run(home, extracts, changed, "indicator_status")

        return once(name, make) / "build" / "warehouse.duckdb"

    return made


@pytest.mark.parametrize("case", RIGHT)
def test_the_figure_is_right_or_says_what_is_unknown(
    figures: Callable[[Edits], Path], case: str
) -> None:
    edits, indicator, label, unknown = RIGHT[case]
    [(found, count)] = rows(
        figures(edits),
        "select coalesce(value_label, value_reason_code), unknown_count from "
        "marts.indicator_status where edition_id = '2023-03' and indicator_id = "
        f"'{indicator}'",
    )
    assert found == label
    assert unknown is None or count == unknown


def test_a_number_that_stands_for_none_is_nobody(
    compiled: CompiledModels, tmp_path: Path
) -> None:
    """D11: four babies of one stand-in number are four, and none is a duplicate."""
    tables = read_sample()
    days = {"06/02/2022", "26/01/2022", "22/02/2022", "2022-01-27"}
    changed = edit(
        tables["chi_cohort"],
        lambda row: {"chi": "9999999999"} if row["dob"] in days else None,
    )
    assert changed >= len(days)
    extracts = write_tables(tmp_path / "extracts", tables)
    home = tmp_path / "home"
    build = compiled.run(home, extracts, {"chi_cohort"}, "rejected_rows")
    refused = (
        "select count(*) from quality.rejected_rows where extract_name = 'chi_cohort' "
        "and column_name = 'chi' and reason_code = 'not_a_chi_number'"
    )
    assert rows(build, refused) == [(changed,)]


def test_a_quarter_without_its_usual_events_stops_until_a_decision_accepts_it(
    compiled: CompiledModels, bench: Workbench, tmp_path: Path
) -> None:
    """D16: the last covered quarter has a third of its usual investigations."""
    tables = read_sample()
    table = tables["cp_investigation"]
    at = table.header.index("concern_date"), table.header.index("extracted_on")
    late = re.compile(r"\d\d/0[789]/2022|2022-0[789]-\d\d|\d\d-(Jul|Aug|Sep)-(20)?22")
    kept = [
        record
        for record in table.records
        if record[at[1]] != DUMP or not late.fullmatch(record[at[0]])
    ]
    assert len(kept) < len(table.records)
    table.records = kept
    extracts = write_tables(tmp_path / "extracts", tables)
    relation = "base_child_protection__investigations"
    build = compiled.run(
        tmp_path / "home", extracts, {"cp_investigation"}, "stg_rows__placed"
    )
    manifest = json.loads((bench.target / "manifest.json").read_text())
    suites = [s for s in read_suites(ROOT, manifest) if s.relation == relation]
    check = f"staging.{relation}.usual_events"

    def found() -> CheckResult:
        results = Gatekeeper(ROOT, suites).evaluate("staging", build)
        [result] = [one for one in results if one.check_name == "usual_events"]
        return result

    stopped = found()
    assert (stopped.outcome, stopped.severity) == ("failed", "critical")
    place = stopped.places
    assert place == "2022-07-01"
    assert f"place {place}, extracted_on 2023-05-05" in " ".join(
        stopped.message.split()
    )
    with duckdb.connect(build) as connection:
        connection.execute(
            "insert into reference.gate_decision (check_id, place, extracted_on, "
            "accepted_by, accepted_on, reason) values (?, ?, '2023-05-05', "
            "'Service Manager', '2023-05-16', 'A new threshold from July')",
            [check, place],
        )
    assert found().outcome == "accepted"
