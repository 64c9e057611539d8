"""The commands: help, exit codes, JSON, and what a mistake is told."""

import json
from pathlib import Path

import pytest
from extract_tables import CONTRACTS
from mixed_extracts import digests
from workbench import ROOT, SAMPLE, copy_of_sample, run

from scripts.errors import UsageError
from scripts.extracts.claiming import claimed_files
from scripts.project import Project
from scripts.published import queries

COMMANDS = ("build", "publish", "report", "status", "query", "generate", "doctor")


def test_help_names_the_commands_and_exit_codes() -> None:
    done = run("warehouse", "--help")
    assert done.returncode == 0
    for word in (
        *COMMANDS,
        "Exit codes",
        "3 an extract",
        "4 a check failed",
        "5 another",
    ):
        assert word in done.stdout, word


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    done = run("warehouse", command, "--help")
    assert done.returncode == 0
    assert f"warehouse {command}" in done.stdout


def test_query_prints_a_table_or_json(sample_home: Path) -> None:
    sql = "select edition_id from reference.report_edition order by 1"
    shown = run("warehouse", "query", sql, "--home", sample_home)
    assert shown.returncode == 0
    assert "2022-03" in shown.stdout
    assert "2 rows" in shown.stdout
    machine = run("warehouse", "query", sql, "--json", "--home", sample_home)
    assert json.loads(machine.stdout) == [
        {"edition_id": "2022-03"},
        {"edition_id": "2023-03"},
    ]


def test_what_is_printed_is_text(sample_home: Path) -> None:
    """No markup, no emoji, and no character that a terminal takes for a command."""
    sql = (
        "select '[c]' as a, '[/] [red]x' as b, ':x:' as c, "
        "chr(27) || '[31m' || chr(7) as d"
    )
    shown = run("warehouse", "query", sql, "--home", sample_home)
    assert shown.returncode == 0
    for text in ("[c]", "[/] [red]x", ":x:", r"\x1b[31m\x07"):
        assert f"│ {text} " in shown.stdout
    failed = run("warehouse", "query", "from '[/nowhere]'", "--home", sample_home)
    assert failed.returncode == 2
    assert "[/nowhere]" in failed.stderr


def test_a_query_without_end_is_stopped(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "SECONDS_ALLOWED", 0.2)
    endless = "select max(hash(a, b)) from range(1000000) a, range(1000000) b"
    with pytest.raises(UsageError, match=r"stopped after 0\.2 s"):
        queries.run_query(Project(ROOT, sample_home), endless)


def test_status_lists_the_open_tasks(sample_home: Path) -> None:
    shown = run("warehouse", "status", "--home", sample_home)
    assert shown.returncode == 0
    assert "Major concerns, 2023-03: 4.6" in shown.stdout
    machine = run("warehouse", "status", "--json", "--home", sample_home)
    told = json.loads(machine.stdout)
    assert told["edition"] == "2023-03"
    assert {"task_code", "task"} <= set(told["tasks"][0])


def test_doctor_finds_nothing_wrong_or_names_the_fault() -> None:
    done = run("warehouse", "doctor", "--json")
    found = json.loads(done.stdout)
    assert {finding["subject"] for finding in found} >= {"Python", "extracts"}
    lacking = [f for f in found if f["remedy"] and f["found"] != "none yet"]
    assert done.returncode == (1 if lacking else 0)


def test_doctor_names_a_missing_key_and_extract(tmp_path: Path) -> None:
    extracts = copy_of_sample(tmp_path / "extracts")
    (extracts / "social_work" / "sw_person.csv").unlink()
    done = run("warehouse", "doctor", settings={"EXTRACTS_DIR": extracts})
    assert done.returncode == 1
    assert "social_work/sw_person is missing" in done.stdout
    assert "Set PSEUDONYM_KEY" in done.stdout


MISTAKES = {
    "no_command": (["frobnicate"], "No such command"),
    "edition": (["status", "--edition", "1999-03"], "There is no edition 1999-03"),
    "table": (
        ["query", "select * from marts.indicater_status"],
        "The query failed",
    ),
    "syntax": (["query", "selekt 1"], "The query failed"),
    "write": (["query", "drop table marts.indicator_status"], "That is no query"),
    "setting": (["query", "set memory_limit = '90GB'"], "That is no query"),
    "two statements": (["query", "select 1; select 2"], "There are 2 statements"),
    "no statement": (["query", " "], "There are 0 statements"),
    "file": (["query", "from read_csv('/etc/hostname')"], "The query failed"),
    "sample": (["generate", "--seed", "1"], "would overwrite the committed sample"),
    "scale": (["generate", "--scale", "2"], "--into FOLDER"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gives_one_message(sample_home: Path, mistake: str) -> None:
    arguments, told = MISTAKES[mistake]
    home = ["--home", str(sample_home)] if arguments[0] in {"query", "status"} else []
    before = digests(SAMPLE), digests(sample_home / "published")
    done = run("warehouse", *arguments, *home)
    assert done.returncode == 2, done.stdout + done.stderr
    assert told in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert (digests(SAMPLE), digests(sample_home / "published")) == before


@pytest.mark.parametrize("command", [["status"], ["query", "select 1"]])
def test_nothing_published_is_reported(tmp_path: Path, command: list[str]) -> None:
    done = run("warehouse", *command, "--home", tmp_path)
    assert done.returncode == 2
    assert "Nothing is published yet" in done.stderr
    assert "make build" in done.stderr


def test_outside_the_project_is_reported(tmp_path: Path) -> None:
    done = run("warehouse", "status", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not part of the warehouse project" in done.stderr


def test_generate_writes_elsewhere(tmp_path: Path) -> None:
    before = digests(SAMPLE)
    done = run("warehouse", "generate", "--into", tmp_path, "--scale", "0.05")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ledger.csv").is_file()
    assert len(list(tmp_path.glob("*/*.csv"))) == len(CONTRACTS)
    assert digests(SAMPLE) == before
    # it can be built as it is
    claimed = claimed_files(Project(ROOT, tmp_path, tmp_path))
    assert len(claimed) == len(CONTRACTS)
