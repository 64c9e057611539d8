"""No word of change contradicts the figures beside it."""

from pathlib import Path

from words_of_change import contradictions


def test_the_words_of_the_sample_are_borne_out_by_its_figures(
    sample_home: Path,
) -> None:
    words, found = contradictions(sample_home / "build" / "warehouse.duckdb")
    assert found == []
    assert words > 20
