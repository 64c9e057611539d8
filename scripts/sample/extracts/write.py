"""Writes the extracts: every dump of the world, newest last, one file per extract."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.sample.areas import PARTNERSHIP
from scripts.sample.extracts.cells import write_cells
from scripts.sample.extracts.decoys import decoy_rows
from scripts.sample.extracts.layout import EXTRACTS, SOURCE_SYSTEMS, header, service_of
from scripts.sample.mess import rate
from scripts.sample.world.maker import new_random, postcode_localities
from scripts.sample.world.model import Dump, Record, World


def write_extracts(
    out: Path,
    world: World,
    dumps: list[Dump],
    seed: int,
    uncontained: bool = False,
) -> None:
    """Write `out`/<service>/<extract>.csv for every extract."""
    for extract in EXTRACTS:
        folder = out / service_of(extract)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{extract}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header(extract))
            scribe = Scribe(extract, seed, uncontained)
            for dump in dumps:
                writer.writerows(scribe.rows(world, dump, dump is dumps[-1]))


def write_postcodes(path: Path) -> None:
    """Write the localities of the synthetic postcodes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["postcode", "locality_code"])
        writer.writerows(postcode_localities())


class Scribe:
    """Writes the rows of one extract; a record mostly keeps its spelling."""

    def __init__(self, extract: str, seed: int, uncontained: bool) -> None:
        """Take the extract's name, the seed of its errors and which decoys it has."""
        self.uncontained = uncontained
        self.extract = extract
        self.seed = seed
        self._written: dict[tuple[str, int], list[str]] = {}

    def rows(self, world: World, dump: Dump, last: bool) -> Iterator[list[str]]:
        """Return the rows of a dump: valid ones, some repeated, and decoys."""
        day, extract = dump.extracted_on, self.extract
        records: list[Record[Any]] = getattr(world, extract)
        lines: list[tuple[str, list[str]]] = []
        rng = new_random(self.seed, extract, day)
        for record in records:
            state = record.as_known(day)
            if state is None:
                continue
            cells = self._cells(record, state, dump)
            repeats = 2 if rng.random() < rate("exact_duplicate") else 1
            if self.uncontained or not record.is_uncontained:
                lines.extend([("", cells)] * repeats)
        for line in decoy_rows(extract, len(lines), last, self.uncontained):
            lines.insert(rng.randint(0, len(lines)), line)
        covers_to = f"{dump.covers_to[extract]:%d/%m/%Y}"
        source = SOURCE_SYSTEMS[service_of(extract)]
        for partnership, cells in lines:
            head = [partnership or PARTNERSHIP, f"{day:%d/%m/%Y}", covers_to, source]
            yield head + cells

    def _cells(self, record: Record[Any], state: object, dump: Dump) -> list[str]:
        rng = new_random(self.seed, self.extract, record.key)
        if rng.random() < rate("format_drifts"):
            rng = new_random(self.seed, self.extract, record.key, dump.extracted_on)
            return write_cells(rng, self.extract, state)
        look = (record.key, id(state))
        if look not in self._written:
            self._written[look] = write_cells(rng, self.extract, state)
        return self._written[look]
