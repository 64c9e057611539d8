"""What is installed is what was locked, and runs nothing when it is installed."""

import json
import re
import tomllib

import pytest
from workbench import ROOT

from tools import supply_chain

SITE = ROOT / "reports" / "site"


def test_every_package_of_the_site_has_its_checksum_and_no_address() -> None:
    """A package that is inside another's archive has that one's."""
    packages = json.loads((SITE / "package-lock.json").read_text())["packages"]
    bare = [
        name
        for name, about in packages.items()
        if name and "integrity" not in about and not about.get("inBundle")
    ]
    assert bare == []
    assert "://" not in (SITE / "package-lock.json").read_text()


def test_no_package_runs_anything_when_it_is_installed() -> None:
    assert "ignore-scripts=true" in (SITE / ".npmrc").read_text().splitlines()
    scripts = json.loads((SITE / "package.json").read_text())["scripts"]
    assert not [name for name in scripts if "install" in name or "prepare" in name]


def test_every_python_package_has_its_checksum_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", " ").strip())
    assert len(entries) > 100
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in lock


def test_actions_are_named_by_commit() -> None:
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", file.read_text()):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used), used


def test_every_direct_package_is_in_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text().lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for text in named:
        name = re.split(r"[\[<>=~! ]", text)[0].lower()
        assert re.search(rf"^{re.escape(name)}(\[|==)", lock, re.M), name


@pytest.mark.parametrize(
    ("python", "site", "code", "printed"),
    [
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', "{}", 0, ""),
        ("", "", 0, "not audited"),
        ('{"dependencies": [{"name": "a", "skip_reason": "b"}]}', "", 0, "not audited"),
        (
            '{"dependencies": '
            '[{"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}]}',
            "",
            1,
            "- a 1: X-1",
        ),
        ("", '{"vulnerabilities": {"b": {"severity": "high"}}}', 1, "- b: high"),
    ],
)
def test_an_audit_prints_faults_and_a_registry_that_gives_no_answer(
    capsys: pytest.CaptureFixture[str], python: str, site: str, code: int, printed: str
) -> None:
    found = supply_chain.faults_of_python(python), supply_chain.faults_of_site(site)
    assert supply_chain.report(*found) == code
    assert printed in capsys.readouterr().out
