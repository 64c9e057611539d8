"""A sound value reads the same in each of its forms; other texts are unread.

The SQL is that of the staging models, as dbt compiled it, run on any cell.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest
from extract_tables import seed_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import ROOT, Workbench

BLANK, UNREAD = "(blank)", "(unread)"
DUMP_ON = date(2022, 5, 6)
TYPES = (
    *("date", "flag", "identifier", "person", "chi", "candidate", "integer"),
    *("decimal", "count", "financial_year", "academic_year", "text"),
)
LISTS = ("area", *sorted({row["code_list"] for row in seed_rows("code_list")}))
WORDS = [(row["data_type"], row["spelling"]) for row in seed_rows("blank_word")]
WORD_OF = {kind: [word for k, word in WORDS if k == kind] for kind, _ in WORDS}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
NO_BREAK, ZERO_WIDTH = "\u00a0", "\u200b"

# a cell of a type, or of a code list, to its value, BLANK or UNREAD
Read = Callable[[str, str], object]
steady = settings(max_examples=60, deadline=None)
spaces = st.sampled_from(["", " ", "  ", "\t", "\n", NO_BREAK, ZERO_WIDTH, "\ufeff"])
birth_days = st.dates(date(1930, 1, 1), date(2022, 12, 31))
noise = st.text(
    st.sampled_from([*"0123456789aAbBmMsSxX?!#=", *"/.-,:;()'\"% ", NO_BREAK, "½"]),
    max_size=12,
)


def model(name: str) -> str:
    """Return a staging model whose seeds are the tables of a connection."""
    text = (ROOT / f"models/staging/reference/{name}.sql").read_text()
    for seed in ("code_list", "area", "partnership"):
        text = text.replace("{{ ref('" + seed + "') }}", seed)
    return text


def typed_cell(name: str) -> str:
    """Return a query of a cell ($cell) as a base model types and judges it."""
    kind = "code" if name in LISTS else name
    arguments = f"cells, 'cell', '{kind}', 'value', code_list='{name}'"
    source = (
        f"(select $cell as cell, '{DUMP_ON}' as extracted_on, '' as covers_to, "
        "'' as partnership_code)"
    )
    return (
        f"{{% set cells = [] %}}select {{{{ typed({arguments}, years_ahead=1) }}}} "
        f'from {source} as source {{{{ read_cells(cells, "{source}") }}}}'
    )


@pytest.fixture(scope="module")
def read(bench: Workbench) -> Iterator[Read]:
    names = (*TYPES, *LISTS)
    split = "\n-- next\n"
    made = f"{{{{ reading_functions({WORDS}) }}}}"
    spelled = model("stg_reference__code_spellings")
    queries = bench.compiled(
        split.join([made, spelled, *map(typed_cell, names)])
    ).split(split)
    functions, spellings, *cells = queries
    by_name = dict(zip(names, cells, strict=True))
    with duckdb.connect() as connection:
        connection.execute("set variable pseudonym_key = 'key'")
        for seed in ("code_list", "area", "partnership"):
            path = ROOT / f"seeds/reference/{seed}.csv"
            connection.execute(
                f"create table {seed} as from read_csv('{path}', all_varchar = true)"
            )
        for day in ("effective_from", "effective_to"):
            connection.execute(f"alter table code_list alter {day} type date")
        connection.execute(functions)
        connection.execute(f"create table codes as {spellings}")
        by_name["month_first"] = (
            "select reference.is_month_first($cell) as value, false as is_blank"
        )
        for name, query in by_name.items():
            connection.execute(f"prepare {name} as {query}")

        def value(name: str, cell: str) -> object:
            text = cell.replace("'", "''")
            found = connection.execute(f"execute {name}(cell := '{text}')").fetchone()
            assert found
            if found[0] is not None:
                return found[0]
            return BLANK if found[1] else UNREAD

        yield value


def forms_of(day: date) -> list[str]:
    """Return the ways in which services write a day."""
    month, year = MONTHS[day.month - 1], f"{day:%Y}"
    numbers = (f"{day.day:02}", f"{day.month:02}", year)
    plain = ["/".join(numbers), "-".join(numbers[::-1]), ".".join(numbers)]
    plain += [f"{day.day}/{day.month}/{year}", f"{day.day}-{day.month}-{year}"]
    plain += [f"{day.day:02}-{month[:3]}-{year}", f"{day.day} {month} {year}"]
    plain += [f"{day.day:02}-{month[:3].upper()}-{year}"]
    if month == "September":
        plain += [f"{day.day:02}-Sept-{year}"]
    timed = [f"{form} 00:00:00" for form in plain]
    timed += [f"{day.isoformat()}T09:30:00.000", f"{plain[0]} 9:30 PM"]
    serial = str((day - date(1899, 12, 30)).days)
    return [*plain, *timed, serial, f"{serial}.0"]


@steady
@given(day=birth_days, around=spaces, data=st.data())
def test_a_day_reads_the_same_in_each_form(
    read: Read, day: date, around: str, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from(forms_of(day)))
    assert read("date", f"{around}{form}{around}") == day


@steady
@given(day=st.dates(date(1924, 1, 1), date(2023, 5, 6)), data=st.data())
def test_a_year_of_two_digits_is_the_latest_that_may_be(
    read: Read, day: date, data: st.DataObject
) -> None:
    """These may lie up to a year after the dump."""
    month = MONTHS[day.month - 1]
    forms = [f"{day:%d/%m/%y}", f"{day.day}-{month[:3]}-{day:%y}"]
    forms += [f"{day.day} {month} {day:%y}", f"{day:%d.%m.%y} 10:15"]
    if month == "September":
        forms += [f"{day:%d}-Sept-{day:%y}"]
    assert read("date", data.draw(st.sampled_from(forms))) == day


@pytest.mark.parametrize(
    "cell",
    [
        *("31/02/2022", "29/02/2023", "00/03/2022", "2022-13-01", "12/14/2022"),
        *("99-Foo-22", "03-Marble-22", "3-Janet-2022", "14/03", "2022", "03/2022"),
        *("14/03/2022 or 15/03/2022", "14/03/2022 10:30 or 15/03/2022", "14/03/2022?"),
        *("140322", "20220314", "144501", "9999", "44501.5", "14/03/0022"),
        *("14/03/202", "1/1/22/3", "-14-03-2022", "14th of March", "tomorrow"),
    ],
)
def test_what_is_no_day_is_unread(read: Read, cell: str) -> None:
    assert read("date", cell) == UNREAD


@pytest.mark.parametrize(
    ("cell", "is_first"),
    [
        *(("12/14/2022", True), ("1-31-22", True), ("12/14/2022 09:00", True)),
        *(("14/12/2022", False), ("12/12/2022", False), ("13/14/2022", False)),
    ],
)
def test_a_month_first_is_seen(read: Read, cell: str, is_first: bool) -> None:
    assert read("month_first", cell) is is_first


@steady
@given(
    value=st.booleans(), letters=st.sampled_from([str.upper, str.title, str.lower]),
    around=spaces, data=st.data(),
)  # fmt: skip
def test_a_flag_reads_the_same_in_each_form(
    read: Read,
    value: bool,
    letters: Callable[[str], str],
    around: str,
    data: st.DataObject,
) -> None:
    forms = (
        ["y", "yes", "1", "1.0", "true", "t"]
        if value
        else ["n", "no", "0", "0.0", "false", "f"]
    )
    cell = letters(data.draw(st.sampled_from(forms)))
    assert read("flag", f"{around}{cell}{around}") is value


@steady
@given(
    value=st.decimals(-999_999_999, 999_999_999, places=6), sign=st.booleans(),
    percent=st.sampled_from(["", "%", " %"]), grouped=st.booleans(), around=spaces,
)  # fmt: skip
def test_a_number_reads_the_same_in_each_form(
    *,
    read: Read,
    value: Decimal,
    sign: bool,
    percent: str,
    grouped: bool,
    around: str,
) -> None:
    plus = "+" if sign and value > 0 else ""
    for number, kind in ((value, "decimal"), (int(value), "integer")):
        text = f"{number:,}" if grouped else f"{number}"
        assert read(kind, f"{around}{plus}{text}{percent}{around}") == number
    assert read("integer", f"{int(value)}.000") == int(value)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        *(("integer", cell) for cell in ("1.5", "12a", "1 200", "1,20", "1e3", "0x1")),
        *(("decimal", cell) for cell in ("1.2.3", "12,5", "1,2345", "£3", "5-6", "+")),
        *(("count", cell) for cell in ("<10", "5.5", "-3", "about 5", "1-5")),
        *(("flag", cell) for cell in ("2", "Y/N", "maybe", "yes?", "01")),
        *(("integer", "1234567890"), ("decimal", "%"), ("decimal", "1" * 13)),
    ],
)
def test_what_is_no_number_or_flag_is_unread(read: Read, kind: str, cell: str) -> None:
    assert read(kind, cell) == UNREAD


def test_a_number_keeps_its_decimals(read: Read) -> None:
    assert read("decimal", "24.830559") == Decimal("24.830559")
    assert read("decimal", "0." + "3" * 40) == Decimal("0." + "3" * 12)


@pytest.mark.parametrize("word", WORD_OF["withheld"])
def test_a_withheld_count_is_one(read: Read, word: str) -> None:
    assert read("count", f" {word.upper()} ") == "withheld"
    assert read("integer", word) == UNREAD


@steady
@given(
    day=birth_days, number=st.integers(0, 9999), place=st.integers(0, 10),
    gap=spaces, end=st.sampled_from(["", ".0", ".00"]),
)  # fmt: skip
def test_a_chi_number_reads_the_same_in_each_form(
    *, read: Read, day: date, number: int, place: int, gap: str, end: str
) -> None:
    digits = f"{day:%d%m%y}{number:04}"
    if digits == "1" * 10:
        assert read("chi", digits) == UNREAD
        return
    expected = read("chi", digits)
    assert expected not in {BLANK, UNREAD}
    assert read("chi", digits[:place] + gap + digits[place:] + end) == expected
    if digits.startswith("0") and digits[1:] != "1" * 9:
        assert read("chi", digits[1:]) == expected
    other = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    if other != "1" * 10:
        assert read("chi", other) not in {expected, BLANK, UNREAD}


@pytest.mark.parametrize(
    "cell",
    [
        *(digit * 10 for digit in "0123456789"),
        *("1111111111.0", "111111111", "3102050123", "3004", "12345678", "01020501234"),
        *("0013050123", "3013050123", "010205012A", "0102-050123", "UNKNOWN"),
    ],
)
def test_what_is_no_chi_number_is_unread(read: Read, cell: str) -> None:
    assert read("chi", cell) in {UNREAD}


@steady
@given(
    letters=st.sampled_from(["M", "UPW", "CG", ""]), number=st.integers(100, 98_999),
    place=st.integers(0, 6), gap=spaces, is_lower=st.booleans(),
)  # fmt: skip
def test_an_identifier_reads_the_same_in_each_form(
    *, read: Read, letters: str, number: int, place: int, gap: str, is_lower: bool
) -> None:
    sound = f"{letters}{number:07}"
    cell = sound.lower() if is_lower else sound
    assert read("identifier", cell[:place] + gap + cell[place:]) == sound
    person = read("person", f"{number}")
    assert person not in {BLANK, UNREAD}
    assert read("person", f"{gap}{number}.0{gap}") == person
    assert read("person", f"{number + 1}") != person
    assert read("identifier", f"{number}.0") == f"{number}"
    pupil = read("candidate", sound)
    assert pupil not in {BLANK, UNREAD, person}
    assert read("candidate", cell[:place] + gap + cell[place:]) == pupil


@pytest.mark.parametrize("word", WORD_OF["identifier"])
@pytest.mark.parametrize("kind", ["identifier", "person", "candidate"])
def test_a_stand_in_is_no_identity(read: Read, kind: str, word: str) -> None:
    for cell in (word, word.upper(), f" {word}{NO_BREAK}"):
        assert read(kind, cell) == UNREAD
    if word.isdigit():
        assert read(kind, f"{word}.0") == UNREAD


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        *(("identifier", cell) for cell in ("M1?", "=M1", "M1, M2", "?", "not known")),
        *(("person", cell) for cell in ("P1000", "1000-2", "10.5", "1,000")),
        *(("candidate", cell) for cell in ("999?", "tba", "not known")),
    ],
)
def test_what_is_no_identifier_is_unread(read: Read, kind: str, cell: str) -> None:
    assert read(kind, cell) == UNREAD


SPELLINGS = [
    (row["code_list"], spelling, row["code"])
    for row in seed_rows("code_list")
    for spelling in (row["source_code"], row["label"])
] + [
    ("area", spelling, row["area_code"])
    for row in seed_rows("area")
    for spelling in (row["area_code"], row["area_name"])
]


@steady
@given(
    spelled=st.sampled_from(SPELLINGS), around=spaces, gap=spaces,
    letters=st.sampled_from([str.upper, str.lower, str.title]),
)  # fmt: skip
def test_a_code_reads_the_same_in_each_spelling(
    read: Read,
    spelled: tuple[str, str, str],
    around: str,
    gap: str,
    letters: Callable[[str], str],
) -> None:
    name, spelling, code = spelled
    cell = letters(spelling).replace(" ", f" {gap}")
    assert read(name, f"{around}{cell}{around}") == code
    if spelling.isdigit():
        assert read(name, f"00{spelling}") == code
        assert read(name, f"{int(spelling)}.0") == code


@pytest.mark.parametrize(
    ("code_list", "cell", "expected"),
    [
        ("meeting_type", "02 - Initial", "initial"),
        ("meeting_type", "2-Initial", "initial"),
        ("meeting_type", "02: first meeting", "initial"),
        ("meeting_type", "Initial (02)", "initial"),
        ("meeting_type", "Initial CPPM - 02", "initial"),
        ("meeting_type", "ICC - Initial", "initial"),
        ("meeting_type", "02 - ICC", "initial"),
        ("meeting_type", "02 - RCC", UNREAD),
        ("meeting_type", "02-03", UNREAD),
        ("meeting_type", "02 (03)", UNREAD),
        ("meeting_type", "Initial", UNREAD),
        ("meeting_type", "Child's plan 02", UNREAD),
        ("appointment_purpose", "2-1", UNREAD),
        ("appointment_purpose", "2-3", "treatment"),
        ("review_type", "27m - toddlers", "27_30_months"),
        ("placement_type", "KIN - Kinship", "kinship"),
        ("placement_type", "Kinship (s.11 order)", UNREAD),
        ("placement_type", "KIN/HWP", UNREAD),
        ("legal_reason", "S25 (by agreement)", "voluntary"),
        ("legal_reason", "CSOH - CSOA", UNREAD),
        ("area", "South  ayrshire", "S12000028"),
        ("area", "Ayrshire", UNREAD),
    ],
)
def test_a_code_beside_its_description(
    read: Read, code_list: str, cell: str, expected: str
) -> None:
    assert read(code_list, cell) == expected


@steady
@given(year=st.integers(1930, 2021), data=st.data(), gap=spaces)
def test_a_year_reads_the_same_in_each_form(
    read: Read, year: int, data: st.DataObject, gap: str
) -> None:
    following = year + 1
    ends = [f"{following}", f"{following % 100:02}"]
    forms = [f"{year}{mark}{end}" for mark in "/-" for end in ends]
    forms += [f"{year % 100:02}{mark}{ends[1]}" for mark in "/-"]
    form = data.draw(st.sampled_from(forms)).replace("/", f"{gap}/{gap}")
    assert read("financial_year", form) == date(year, 4, 1)
    assert read("academic_year", form) == date(year, 8, 1)


def test_a_year_of_two_digits_may_be_of_the_last_century(read: Read) -> None:
    assert read("financial_year", "99/00") == date(1999, 4, 1)


@pytest.mark.parametrize(
    "cell", ["21/23", "21/21", "2021/2023", "2021", "21", "1899/00", "21/2022", "a/b"]
)
def test_what_is_no_year_is_unread(read: Read, cell: str) -> None:
    assert read("financial_year", cell) == UNREAD
    assert read("academic_year", cell) == UNREAD


@pytest.mark.parametrize("name", [*TYPES, *LISTS])
def test_a_word_for_nothing_is_blank(read: Read, name: str) -> None:
    for word in ("", *WORD_OF["any"]):
        for cell in (word, word.upper(), f" {word} ", f"{NO_BREAK}{word}\t"):
            assert read(name, cell) == BLANK, cell


@pytest.mark.parametrize("word", WORD_OF["date"])
def test_a_day_that_stands_for_nothing_is_blank(read: Read, word: str) -> None:
    assert read("date", f" {word}") == BLANK
    assert read("text", word) == word


def test_a_day_that_stands_for_nothing_is_blank_in_any_form(read: Read) -> None:
    for day in (date(1900, 1, 1), date(1900, 1, 2)):
        for form in forms_of(day)[:-2]:
            assert read("date", form) == BLANK, form
    assert read("date", "03/01/1900") == date(1900, 1, 3)


@settings(max_examples=200, deadline=None)
@given(
    noisy=noise, around=spaces, name=st.sampled_from([*TYPES, *LISTS])
)  # fmt: skip
def test_white_space_and_case_change_nothing(
    read: Read, noisy: str, around: str, name: str
) -> None:
    """Whatever a cell reads to, it does so whole: no part of a text is a value."""
    value = read(name, noisy)
    assert read(name, f"{around}{noisy}{around}") == value
    assert read(name, noisy.swapcase()) == value


@settings(max_examples=60, deadline=None)
@given(day=birth_days, noisy=noise.filter(lambda text: text.strip(" .-/\u00a0")))
def test_a_day_with_more_beside_it_is_unread(read: Read, day: date, noisy: str) -> None:
    """Never another day: `14/03/2022?` is no date, `1/03/2022` not the 14th."""
    for cell in (f"{day:%d/%m/%Y} {noisy}", f"{noisy} {day:%d/%m/%Y}"):
        found = read("date", cell)
        assert found in {UNREAD, day}, cell
        if found == day:
            assert ":" in noisy, cell
    assert read("date", f"{day + timedelta(days=1):%d/%m/%Y}") != day
