"""The sample generator: same bytes, invalid identifiers, calibrated counts, edges."""

import csv
import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from scripts import sample
from scripts.sample.days import add_months, is_working_day
from scripts.sample.extracts.decoys import FAULTS
from scripts.sample.extracts.layout import EXTRACTS as NAMES
from scripts.sample.extracts.layout import header, service_of
from scripts.sample.ledger.books import all_books
from scripts.sample.ledger.restatements import restatement_rows
from scripts.sample.mess import DECOY, MESS, rate
from scripts.sample.schedule import SEED_EDITIONS, make_dumps
from scripts.sample.world.model import CourtReport, Record

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = ROOT / "seeds" / "extracts"
LEDGER = ROOT / "tests" / "fixtures" / "ledger.csv"
CHAPTERS_1_AND_3 = ("1.1", "1.2", "1.3", "1.4", "3.1")
Counts = dict[tuple[str, str, str], tuple[int, int]]


def rows_of(folder: Path, extract: str) -> list[dict[str, str]]:
    """Return the rows of an extract that have the right number of columns."""
    path = folder / service_of(extract) / f"{extract}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    head = lines[0]
    whole = [line for line in lines[1:] if len(line) == len(head)]
    return [
        {name: cell.strip() for name, cell in zip(head, line, strict=True)}
        for line in whole
    ]


def as_date(cell: str) -> date | None:
    """Read a date in the forms that the extracts may have; nothing for a blank."""
    if cell.upper() in {"", "NULL", "N/K"} or re.search(r"^1900-|/1900$", cell):
        return None
    if re.fullmatch(r"\d{5}", cell):
        return date(1899, 12, 30) + timedelta(days=int(cell))
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%y", "%d-%b-%Y"):
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    return None


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*.csv"))
    }


def check_digit(nine: str) -> int | None:
    """Return the right check digit of a CHI's first nine digits, if it has one."""
    total = 0
    for position in range(9):
        total += (10 - position) * int(nine[position])
    digit = 11 - total % 11
    return {11: 0, 10: None}.get(digit, digit)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    sample.generate(
        folder / "extracts",
        seed=sample.DEFAULT_SEED,
        calibrated=True,
        ledger=folder,
    )
    return folder


@pytest.fixture(scope="module")
def ledger() -> Counts:
    with LEDGER.open(encoding="utf-8", newline="") as file:
        return {
            (row["edition_id"], row["indicator_id"], row["period_start"]): (
                int(row["numerator"] or -1),
                int(row["denominator"] or -1),
            )
            for row in csv.DictReader(file)
        }


def pct(counts: tuple[int, int]) -> float:
    return 100 * counts[0] / counts[1]


def test_committed_sample_is_what_the_generator_writes(fresh: Path) -> None:
    assert contents(fresh / "extracts") == contents(EXTRACTS)
    for name in ("ledger.csv", "restatements.csv"):
        assert (fresh / name).read_bytes() == (LEDGER.parent / name).read_bytes()


def test_committed_postcodes_are_what_the_generator_writes(tmp_path: Path) -> None:
    sample.write_postcodes(tmp_path / "postcodes.csv")
    committed = ROOT / "seeds" / "reference" / "postcode_locality.csv"
    assert (tmp_path / "postcodes.csv").read_bytes() == committed.read_bytes()


def test_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        out = tmp_path / name
        sample.generate(out, seed=seed, scale=0.05, ledger=out)
        found.append(contents(out))
    assert found[0] == found[1]
    assert found[0].keys() == found[2].keys()
    assert all(found[0][name] != found[2][name] for name in found[0])


def test_sample_is_small_and_every_extract_has_rows() -> None:
    assert sum(len(data) for data in contents(EXTRACTS).values()) < 40_000_000
    for extract in NAMES:
        assert len(rows_of(EXTRACTS, extract)) >= 250, extract


@pytest.mark.parametrize("extract", NAMES)
def test_contract_lists_the_columns_of_the_file(extract: str) -> None:
    path = EXTRACTS / service_of(extract) / f"{extract}.yml"
    [seed] = yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
    names = [column["name"] for column in seed["columns"]]
    assert seed["name"] == extract
    assert names == header(extract)
    assert set(seed["config"]["meta"]["key"]) <= set(names)
    assert all(column["description"] for column in seed["columns"])
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == names


def test_known_check_digits() -> None:
    # 1*10 + 1*7 + 1*2 = 19, and 19 modulo 11 is 8.
    assert check_digit("100100001") == 3
    assert check_digit("000000000") == 0
    assert check_digit("000000006") is None


@pytest.mark.parametrize(
    "extract",
    [name for name in NAMES if "chi" in header(name)],
)
def test_no_chi_is_valid(extract: str) -> None:
    """No check digit is right, or the number begins with a day that does not exist."""
    chis = [row["chi"].zfill(10) for row in rows_of(EXTRACTS, extract)]
    real = [chi for chi in chis if re.fullmatch(r"\d{10}", chi) and int(chi)]
    assert len(real) > 1000
    dated = [chi for chi in real if not re.match("0?9999", chi)]
    assert len(dated) > 1000
    assert not [chi for chi in dated if check_digit(chi[:9]) == int(chi[9])]


def test_no_other_identifier_can_be_a_persons() -> None:
    people = rows_of(EXTRACTS, "sw_person")
    blank = {"", "NULL", "N/K", "null", "n/k"}
    assert all(row["scn"] in blank or row["scn"][:3] == "999" for row in people)
    assert {row["surname"] for row in people} == {"Sample"}
    named = re.compile(r"(Child|Adult|Decoy) \d+")
    assert all(named.fullmatch(row["forename"]) for row in people)
    for extract in [name for name in NAMES if "postcode" in header(name)]:
        cells = [row["postcode"] for row in rows_of(EXTRACTS, extract)]
        codes = [code for code in cells if code not in blank]
        assert codes
        assert all(code.upper().startswith("ZZ") for code in codes), extract


def test_calibrated_counts_of_the_newer_edition(ledger: Counts) -> None:
    assert ledger["2023-03", "4.6", "2022-04-01"] == (10, 10)
    assert ledger["2023-03", "4.6", "2022-07-01"] == (9, 12)
    assert ledger["2023-03", "4.5", "2022-10-01"] == (11, 14)
    assert ledger["2023-03", "4.4", "2022-10-01"] == (117, 120)
    assert pct(ledger["2023-03", "4.3", "2022-07-01"]) >= 95
    assert 6.85 < pct(ledger["2023-03", "4.2", "2021-10-01"]) <= 8.2
    assert pct(ledger["2023-03", "4.7", "2021-04-01"]) <= 1.2
    assert ledger["2023-03", "2.2", "2023-01-01"][0] == 11
    assert 50 <= ledger["2023-03", "4.1", "2022-07-01"][0] <= 60
    assert ledger["2023-03", "4.8", "2022-10-01"][0] == 18
    newest = {n: pct(ledger["2023-03", n, "2023-01-01"]) for n in CHAPTERS_1_AND_3}
    assert 15.5 < newest["1.1"] < 17.9
    assert newest["1.2"] >= 95.5
    assert newest["1.3"] >= 31
    assert newest["1.4"] >= 95.5
    assert 81 < newest["3.1"] < 89
    assert 90 <= pct(ledger["2023-03", "2.1", "2023-01-01"]) <= 93
    assert 16.7 < pct(ledger["2023-03", "3.2", "2022-04-01"]) <= 20.0
    assert 33 <= pct(ledger["2023-03", "3.3", "2023-01-01"]) <= 40
    assert 95 <= pct(ledger["2023-03", "3.4", "2023-01-01"]) <= 97
    assert 80 <= pct(ledger["2023-03", "3.5", "2023-01-01"]) < 90
    assert 30 <= pct(ledger["2023-03", "3.6", "2022-10-01"]) <= 40
    assert 40 <= pct(ledger["2023-03", "3.7", "2022-10-01"]) < 50
    assert ledger["2023-03", "1.6", "2021-08-01"] == (22, 26)


def test_calibrated_counts_of_the_older_edition(ledger: Counts) -> None:
    assert ledger["2022-03", "4.6", "2021-07-01"] == (7, 12)
    assert ledger["2022-03", "4.5", "2021-10-01"] == (8, 15)
    assert 92 <= pct(ledger["2022-03", "4.4", "2021-10-01"]) <= 96.9
    assert 86 <= pct(ledger["2022-03", "4.3", "2021-07-01"]) <= 94.9
    assert 6.9 <= pct(ledger["2022-03", "4.2", "2020-10-01"]) <= 8.2
    assert pct(ledger["2022-03", "4.7", "2020-04-01"]) <= 1.2
    newest = {n: pct(ledger["2022-03", n, "2022-01-01"]) for n in CHAPTERS_1_AND_3}
    assert 15.5 < newest["1.1"] < 17.9
    assert 86 < newest["1.2"] < 94.5
    assert 25 < newest["1.3"] < 29.5
    assert newest["1.4"] >= 95.2
    assert 81 < newest["3.1"] < 89
    assert pct(ledger["2022-03", "2.1", "2022-01-01"]) >= 90
    assert 16.7 < pct(ledger["2022-03", "3.2", "2021-04-01"]) <= 20.0
    assert pct(ledger["2022-03", "3.3", "2022-01-01"]) >= 33
    assert 85 <= pct(ledger["2022-03", "3.4", "2022-01-01"]) < 95
    assert pct(ledger["2022-03", "3.5", "2022-01-01"]) >= 90
    assert 24 <= pct(ledger["2022-03", "3.6", "2021-10-01"]) < 30
    assert 40 <= pct(ledger["2022-03", "3.7", "2021-10-01"]) < 50
    assert pct(ledger["2022-03", "1.6", "2020-08-01"]) >= 80
    assert not [key for key in ledger if key[:2] == ("2022-03", "2.2")]


def test_editions_disagree_on_old_periods(ledger: Counts) -> None:
    restated = {
        indicator
        for (edition, indicator, start), counts in ledger.items()
        if edition == "2022-03" and ledger["2023-03", indicator, start] != counts
    }
    # counts of the population register alone, and of new indicators, do not change
    indicators = {indicator for edition, indicator, _ in ledger if edition == "2022-03"}
    assert restated >= indicators - {"1.5"}


def test_edges_of_three_months_occur() -> None:
    """Completions on the last good day, the day after, and round a clamped month."""
    orders = {
        row["order_id"]: as_date(row["imposed_date"])
        for row in rows_of(EXTRACTS, "js_cpo_order")
        if row["extracted_on"] == "05/05/2023"
    }
    spans = [
        (as_date(row["imposed_date"]) or orders[row["order_id"]], completed)
        for row in rows_of(EXTRACTS, "js_upw_requirement")
        if row["extracted_on"] == "05/05/2023"
        and row["level"] in ("1", "", "NULL", "N/K")
        and (completed := as_date(row["completed_date"])) is not None
    ]
    days = [(a, b) for a, b in spans if a is not None and b is not None]
    beyond = [(b - add_months(a, 3)).days for a, b in days]
    assert 0 in beyond
    assert 1 in beyond
    clamped = {b for a, b in days if a == date(2020, 11, 30)}
    assert clamped >= {date(2021, 2, 28), date(2021, 3, 1)}


def test_edges_of_child_health_occur() -> None:
    """Reviews round both ends of a window, moves on the day, a dose on the birthday."""
    births, moves = {}, set()
    for row in rows_of(EXTRACTS, "chi_cohort"):
        if born := as_date(row["dob"]):
            births[row["chi"].zfill(10)] = born
            for name in ("moved_in_on", "moved_out_on"):
                if moved := as_date(row[name]):
                    moves |= {(name, (moved - add_months(born, 27)).days)}
    assert moves >= {
        (f"moved_{way}_on", days) for way in ("in", "out") for days in (0, 1)
    }
    toddlers, babies = set(), set()
    for row in rows_of(EXTRACTS, "chsp_ps_review"):
        born, day = births.get(row["chi"].zfill(10)), as_date(row["review_date"])
        if born and day and row["review_type"].upper() == "27M":
            toddlers |= {(n, (day - add_months(born, n)).days) for n in (24, 36)}
        elif born and day and row["review_type"].upper() == "6-8W":
            babies.add((day - born).days)
    assert toddlers >= {(24, -1), (24, 0), (36, -1), (36, 0)}
    assert babies >= {27, 28, 111, 112}
    given = {
        (day - add_months(born, 12)).days
        for row in rows_of(EXTRACTS, "sirs_immunisation")
        if row["dose"] == "3"
        and (day := as_date(row["given_date"]))
        and (born := births.get(row["chi"].zfill(10)))
    }
    assert given >= {0, 1}


def test_edges_of_camhs_occur() -> None:
    """Waits of 126 and 127 days, and what is accepted but counts nowhere."""
    pathways: dict[str, dict[str, list[date]]] = {}
    datasets = set()
    for row in rows_of(EXTRACTS, "camhs_captnd"):
        days = pathways.setdefault(row["ucpn"].replace(" ", ""), {})
        datasets.add(row["dataset_type"].upper())
        if row["ref_acc"] in ("01", "1") and (day := as_date(row["ref_rec_date"])):
            days.setdefault("referred", []).append(day)
        attended = row["att_status"] == "1" and row["app_purpose"] in ("2", "3", "5")
        if attended and (day := as_date(row["app_date"])):
            days.setdefault("treated", []).append(day)
    waits = {
        (min(days["treated"]) - min(days["referred"])).days
        for days in pathways.values()
        if len(days) == 2
    }
    assert waits >= {126, 127}
    assert min(waits) < 0
    assert datasets >= {"CAMHS", "PT"}


def test_concerns_exist_on_both_sides_of_the_new_guidance() -> None:
    days = {
        as_date(row["concern_date"]) or as_date(row["ird_date"])
        for row in rows_of(EXTRACTS, "cp_investigation")
    }
    assert days >= {date(2021, 9, 1), date(2021, 9, 2)}


def test_working_days_leave_out_bank_and_council_holidays() -> None:
    assert is_working_day(date(2022, 4, 14))
    assert not is_working_day(date(2022, 4, 15))  # Good Friday
    assert not is_working_day(date(2022, 4, 18))  # Easter Monday, a council holiday
    assert not is_working_day(date(2021, 9, 20))  # third Monday of September
    assert is_working_day(date(2021, 9, 13))


def test_every_decoy_is_stated_and_every_stated_decoy_occurs() -> None:
    refused = {decoy.kind for decoys in FAULTS.values() for decoy in decoys}
    accepted = {
        "meeting_without_investigation",
        "review_of_never_registered",
        "psychological_therapies",
        "treated_before_referral",
    }
    stated = {mess.kind for mess in MESS if mess.consequence == DECOY}
    assert refused | accepted == stated
    with pytest.raises(KeyError):
        rate("no_such_mess")


def test_monthly_dumps_hold_late_corrected_and_withdrawn_rows(tmp_path: Path) -> None:
    count = 7
    editions = sample.generate(
        tmp_path, seed=3, scale=0.3, dumps=count, ledger=tmp_path
    )
    assert [edition.edition_id for edition in editions][::6] == [
        "m-2022-11",
        "m-2023-05",
    ]
    assert editions[0].previous_edition_id is None
    assert editions[-1].covers_to == date(2023, 3, 31)
    late = corrected = withdrawn = 0
    dumps: dict[date, dict[str, date]] = {}
    covers: dict[date, date] = {}
    for row in rows_of(tmp_path, "js_court_report"):
        taken, covers_to = as_date(row["extracted_on"]), as_date(row["covers_to"])
        day = as_date(row["submitted_date"])
        if taken is not None and covers_to is not None and day is not None:
            dumps.setdefault(taken, {})[row["report_id"]] = day
            covers[taken] = covers_to
    assert sorted(dumps) == [dump.extracted_on for dump in make_dumps(count)]
    taken_on = sorted(dumps)
    for before, after in pairwise(taken_on):
        old, new = dumps[before], dumps[after]
        late += sum(day <= covers[before] for key, day in new.items() if key not in old)
        corrected += sum(day != new[key] for key, day in old.items() if key in new)
        withdrawn += len(old.keys() - new.keys())
    assert late > 0
    assert corrected > 0
    assert withdrawn > 0


def test_two_dumps_return_the_seed_editions_and_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 2 dumps"):
        sample.generate(tmp_path, seed=1, dumps=1, ledger=tmp_path)
    assert [dump.extracted_on for dump in make_dumps(2)] == [
        date(2022, 5, 6),
        date(2023, 5, 5),
    ]
    assert make_dumps(2)[0].covers_to["cp_meeting"] == date(2021, 9, 30)
    assert make_dumps(2)[1].covers_to["js_cpo_order"] == date(2022, 12, 31)


def test_planted_histories_are_explained_by_their_causes() -> None:
    """Of the reports due on 31 August 2021 one stays as it is."""
    first, between = date(2021, 9, 10), date(2022, 6, 1)
    in_time, too_late = date(2021, 8, 31), date(2021, 9, 1)

    def report(key: str, day: date, known_on: date = first) -> Record[CourtReport]:
        due = date(2021, 8, 31)
        cells = ("101", "Ayr", date(2021, 7, 1), due, day, "full", "submitted")
        return Record(key, known_on, CourtReport(key, *cells))

    withdrawn = report("withdrawn", in_time)
    withdrawn.withdrawn_on = between
    other_outcome = report("other outcome", too_late)
    other_outcome.change(between, submitted_date=in_time)
    other_period = report("other period", in_time)
    other_period.change(between, submitted_date=date(2021, 10, 4))
    world = sample.make_world(5, 0.02, calibrated=False)
    world.js_court_report = [
        report("same", in_time),
        report("late", in_time, between),
        withdrawn,
        other_outcome,
        other_period,
    ]
    books = all_books(world, SEED_EDITIONS, make_dumps(2))
    found = [row[3:] for row in restatement_rows(books) if row[2] == "4.4"]
    assert found == [
        ["2021-07-01", "3", "4", "3", "3", "1", "2", "1", "false"],
        ["2021-10-01", "0", "0", "0", "1", "0", "1", "0", "false"],
    ]


def test_what_an_edition_counts_is_on_record_in_it() -> None:
    world = sample.make_world(5, 0.1, calibrated=False)
    for books in all_books(world, SEED_EDITIONS, make_dumps(2)):
        for (indicator, start), counted in books.periods.items():
            unknown = counted.cases.keys() - books.records[indicator]
            assert not unknown, (indicator, start)
