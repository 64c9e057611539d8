"""False causes and assurances, planted in the commentary, are refused."""

import shutil
from pathlib import Path

import duckdb
import pytest
from workbench import SAMPLE, Workbench, rows

RECORDED = "non-compliance 3"
HEAD = "Head of Service"
# a sentence of the commentary on 4.5, the fault, and what the message names
PLANTED = (
    ("{cause}They were late for {4.5.reason.ill_health}.", "not_recorded", RECORDED),
    ("{cause}They were late for {4.5.reason.weather}.", "not_recorded", RECORDED),
    (
        "{cause}The meetings were late: {4.6.reason.reports_late}.",
        "not_recorded",
        "chair not available 2, not recorded 1",
    ),
    (
        "{cause}Reviews were late: {3.4.reason.family_unavailable}.",
        "not_leading",
        "not recorded 6, family not available 1",
    ),
    ("{cause}Few were late: {1.1.reason.other}.", "not_recorded", "1.1: none"),
    ("{cause}They were late, since staff were ill.", "no_claim", "cause"),
    ("{plain}They were late because of the weather.", "cause_word", "because"),
    ("{figure}All {4.5.numerator} are due to staff.", "cause_word", "due"),
    ("They were late, as the weather was bad.", "unmarked", "the sentence"),
    ("{plain}All were safe.", "assurance_word", "safe"),
    ("{assurance}No child was at risk.", "no_support", "the mark"),
    (f"{{assurance:{HEAD}}}No child was at risk.", "no_support", HEAD),
    (
        f"{{assurance:{HEAD}, in May, files}}No child was at risk.",
        "no_support",
        "in May",
    ),
    (
        f"{{assurance:{HEAD}, 2023-05-10,}}No child was at risk.",
        "no_support",
        "2023-05-10",
    ),
    ("{intention:4.5.7}More places will be found.", "no_action", "4.5.7"),
    ("{figure}The value has {4.5.value_change}.", "other_claim", "figure"),
    ("{plain}So it is. They were ill.", "several_sentences", "the sentence"),
    ("{plain}“So it is.” They were ill.", "several_sentences", "the sentence"),
    (
        "{figure}Staff held up {4.5.reason.non_compliance.count} of them.",
        "other_claim",
        "figure",
    ),
    ("{cause}It was {4.6.reason.chair_unavailable}.", "other_indicator", "of 4.6"),
    ("{plain}{text:The delay was caused by snow}.", "cause_word", "caused"),
    ("{plain}{text:The value has improved}.", "movement_word", "improved"),
    ("{movement}The value has not {4.5.value_change}.", "turned_round", "sentence"),
    (
        "{figure}{4.5.value} in time, down from {4.5.previous_value} before.",
        "movement_word",
        "down from",
    ),
)


@pytest.fixture(scope="module")
def faults(
    sample_home: Path, bench: Workbench, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[object, ...]]:
    home = tmp_path_factory.mktemp("claims")
    (home / "build").mkdir(mode=0o700)
    file = home / "build" / "warehouse.duckdb"
    shutil.copy(sample_home / "build" / "warehouse.duckdb", file)
    with duckdb.connect(file) as connection:
        connection.execute(
            "delete from reference.commentary where indicator_id = '4.5'"
        )
        for number, (sentence, _, _) in enumerate(PLANTED, start=1):
            connection.execute(
                "insert into reference.commentary (partnership_code, edition_id, "
                "indicator_id, paragraph_number, paragraph) "
                "values ('S37000027', '2023-03', '4.5', ?, ?)",
                [number, sentence],
            )
    bench.run(home, SAMPLE, ["int_prose__texts+"])
    supported = "select sentence from marts.claims where is_supported and "
    of_planted = (
        "edition_id = '2023-03' and seed_name = 'commentary' and subject = '4.5'"
    )
    assert rows(file, supported + of_planted) == []
    return rows(
        file,
        "select paragraph_number, fault_code, found, sentence, remedy "
        "from marts.prose_faults order by all",
    )


@pytest.mark.parametrize("number", range(1, len(PLANTED) + 1))
def test_a_false_claim_is_refused_with_its_sentence_and_what_is_recorded(
    faults: list[tuple[object, ...]], number: int
) -> None:
    sentence, code, named = PLANTED[number - 1]
    words = sentence.rpartition("}")[2].strip()
    [found] = [fault[1:] for fault in faults if fault[0] == number]
    assert found[0] == code
    assert named in str(found[1])
    assert words in str(found[2])
    assert found[3]
