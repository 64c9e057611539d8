"""Each column that staging types is used, and effects name columns that it types."""

import re
from pathlib import Path

import pytest
from extract_tables import CONTRACTS, seed_rows
from workbench import ROOT

MODELS = ROOT / "models"
TYPED = re.compile(
    r"\{\{\s*typed\(\s*cells,\s*'(?P<column>\w+)',\s*'\w+',\s*'(?P<name>\w+)'"
    r"[^)]*\)\s*\}\}"
)
STAGED = dict(
    re.findall(
        r"'(\w+)': '(\w+__\w+)'",
        (ROOT / "macros/rows/extract_models.sql").read_text(encoding="utf-8"),
    )
)


def base_model(extract: str) -> str:
    [path] = MODELS.glob(f"staging/*/base_{STAGED[extract]}.sql")
    return path.read_text(encoding="utf-8")


def typed_columns(extract: str) -> dict[str, str]:
    """Return the columns of an extract that staging types, with their names."""
    return {m["column"]: m["name"] for m in TYPED.finditer(base_model(extract))}


def readers(extract: str) -> str:
    """Return the models behind staging that read an extract's records, as one text.

    Persons are read by their identities too.
    """
    found = [
        text
        for path in MODELS.rglob("*.sql")
        if is_behind_staging(path)
        if re.search(
            rf"ref\('stg_{STAGED[extract]}'\)|unread_records\(\s*'{extract}'",
            text := path.read_text(encoding="utf-8"),
        )
    ]
    assert found, extract
    return "\n".join(found)


def is_behind_staging(path: Path) -> bool:
    return (
        path.relative_to(MODELS).parts[0] != "staging"
        or path.stem == "stg_social_work__identities"
    )


def is_used(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){name}(?!\w)", text) is not None


def unused(extract: str) -> list[str]:
    """Return the typed columns that no reader, rule of the base or key uses."""
    rules = TYPED.sub(
        lambda m: "" if "is_key=true" not in m[0] else m["name"], base_model(extract)
    )
    return [
        column
        for column, name in typed_columns(extract).items()
        if not is_used(name, readers(extract)) and not is_used(name, rules)
    ]


def test_every_extract_is_staged() -> None:
    assert STAGED.keys() == CONTRACTS.keys()


@pytest.mark.parametrize("extract", STAGED)
def test_every_typed_column_is_used(extract: str) -> None:
    base = base_model(extract)
    assert len(typed_columns(extract)) == len(re.findall(r"\btyped\(\s*cells", base))
    assert typed_columns(extract).keys() <= CONTRACTS[extract].columns.keys()
    assert unused(extract) == []


def test_every_reference_can_be_looked_up() -> None:
    """Each is hashed by staging, and in the file of references."""
    hashed = {
        (extract, m["column"])
        for extract in STAGED
        for m in TYPED.finditer(base_model(extract))
        if "'reference'" in m[0]
    }
    model = (MODELS / "quality/rows/case_references.sql").read_text(encoding="utf-8")
    assert hashed == set(
        re.findall(r"^    \('(\w+)', '(\w+)'\),$", model, re.MULTILINE)
    )


def test_a_column_that_none_uses_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_model("js_court_report")
    more = "{{ typed(cells, 'court', 'text', 'court_name') }},\n        {{ typed("
    monkeypatch.setitem(
        globals(), "base_model", lambda _: base.replace("{{ typed(", more, 1)
    )
    assert unused("js_court_report") == ["court"]


def test_every_effect_is_of_a_typed_column() -> None:
    unknown = {
        (row["extract_name"], row["column_name"])
        for row in seed_rows("unread_effect")
        if row["column_name"] not in {"(row)", "(record)"}
        if row["column_name"] not in typed_columns(row["extract_name"])
    }
    assert unknown == set()
