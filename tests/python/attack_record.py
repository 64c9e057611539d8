"""What came of each attack, kept while the proofs run, and its table in docs/proof/."""

import json

import pytest
from filelock import FileLock
from workbench import ROOT

STORE = ROOT / "build" / "proof" / "attacks.json"
TABLE = ROOT / "docs" / "proof" / "attacks.md"
# shares of a file that a cut leaves; the others than the first are proofs
CUTS = [0.5, *(pytest.param(c, marks=pytest.mark.prove) for c in (0, 0.25, 0.75, 0.99))]


def record(kind: str, attack: str, expected: str, result: str) -> None:
    """Keep what came of an attack, and write the table of all."""
    STORE.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(STORE.with_suffix(".lock")):
        store = json.loads(STORE.read_text()) if STORE.is_file() else {}
        store[f"{kind}: {attack}"] = (kind, attack, expected, result)
        STORE.write_text(json.dumps(store, indent=1))
        _write_table(store)


def _write_table(store: dict[str, list[str]]) -> None:
    lines = [
        "# Attacks, and what came of them",
        "",
        "Written by `pytest -m prove` of `test_attacks.py`. Each was run by a command; "
        "after each the marker that was planted was looked for in every byte "
        "that was left; the cut files are those of `test_own_state.py` and "
        "`test_editions.py`. Swaps are in `test_what_is_read.py`, a full disk in "
        "`test_full_disk.py`, kills in `test_kills.py`, the site's server in "
        "`test_site.py`.",
        "",
        "| Kind | Attack | Expected | Result |",
        "|---|---|---|---|",
        *(f"| {' | '.join(found)} |" for _, found in sorted(store.items())),
    ]
    TABLE.write_text("\n".join(lines) + "\n")
