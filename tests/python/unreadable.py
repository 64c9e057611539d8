"""Extracts of which cells and lines cannot be read, and what a build makes of them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
from extract_tables import CONTRACTS, Table

# no date, number, code, flag, identifier, year or count is written like this
UNREADABLE = "#?#"
# names and other texts can be read whatever they are; a code of another partnership is
# that partnership's row
READABLE = {"text", "partnership"}
LINE = "(line)"
BY_COLUMN, BY_CELL = "by column", "by cell"


@dataclass(frozen=True)
class Damage:
    """A cell, or a line, that was made unreadable."""

    extract: str
    record: int
    column: str


def places(tables: Mapping[str, Table]) -> list[tuple[str, str, int]]:
    """Return (extract, column or line, number of records) of what can be damaged."""
    found = []
    for extract, table in tables.items():
        columns = [
            name
            for name, column in CONTRACTS[extract].columns.items()
            if column.type not in READABLE
        ]
        found += [(extract, name, len(table.records)) for name in (*columns, LINE)]
    return found


def unreadable(
    clean: Mapping[str, Table], choice: str, size: int, seed: int
) -> tuple[dict[str, Table], list[Damage]]:
    """Make `size` cells or lines unreadable.

    Args:
        clean: the extracts.
        choice: `BY_COLUMN`, each column as likely as another, however many rows its
            extract has, so that keys, links, merges and the few figures of other
            publishers are hit as often as the rest; `BY_CELL`, each cell as likely as
            another, as a service would send; or one `extract.column`.
        size: how many; of one column at most what it has.
        seed: of the random choice.
    """
    rng = random.Random(seed)  # noqa: S311
    tables = {extract: table.copy() for extract, table in clean.items()}
    where = places(clean)
    if choice not in (BY_COLUMN, BY_CELL):
        where = [place for place in where if ".".join(place[:2]) == choice]
        size = min(size, where[0][2])
    weights = [count for *_, count in where] if choice == BY_CELL else None
    damages: dict[tuple[str, int, str], Damage] = {}
    while len(damages) < size:
        [(extract, column, count)] = rng.choices(where, weights)
        record = rng.randrange(count)
        damages[extract, record, column] = Damage(extract, record, column)
    for damage in damages.values():
        cells = tables[damage.extract].records[damage.record]
        if damage.column == LINE:
            cells.append("surplus")
        else:
            cells[tables[damage.extract].header.index(damage.column)] = UNREADABLE
    return tables, list(damages.values())


# what the figures of the clean sample contradict: a true value beyond the printed
# bounds, a value where there is none, a missing value without a reason, a status that
# is gone, a firm status that is not the true one
OUTSIDE = """
select
    edition_id,
    indicator_id,
    period_start,
    concat(coalesce(truth.value_label, 'no value'), ' is true, printed: ',
        coalesce(printed.value_label, printed.value_reason_code, 'nothing'), ', ',
        printed.lowest_value, ' to ', printed.highest_value) as fault
from clean.indicators.int_indicators__series as truth
full outer join damaged.indicators.int_indicators__series as printed
    using (partnership_code, edition_id, indicator_id, period_start)
where
    case
        when printed.value is not null
            then coalesce(
                truth.value not between
                    printed.lowest_value - 1e-9 and printed.highest_value + 1e-9,
                true
            )
        else
            printed.value_reason_code is null
            or (printed.value_reason_code = 'no_cases' and truth.value is not null)
    end
union all
select
    edition_id,
    indicator_id,
    null,
    concat(truth.status_code, ' is true, firm: ', printed.status_code)
from clean.marts.int_status__ratings as truth
full outer join damaged.marts.int_status__ratings as printed
    using (partnership_code, edition_id, indicator_id)
where
    -- without a target or benchmark there is no status, and the build stops
    (printed.status_code is null and printed.target is not null)
    or printed.status_rule is null
    or (
        printed.is_status_firm
        and printed.status_code is distinct from truth.status_code
    )
order by all
"""

# how wide the bounds are, and how much is still printed
WIDTHS = """
select
    (
        select coalesce(median(highest_value - lowest_value), 0)
        from damaged.indicators.int_indicators__series
        where unknown_count > 0 and value is not null
    ) as median_width,
    (
        select
            count(*) filter (where printed.value is null)
            / count(*)
        from clean.indicators.int_indicators__series as truth
        inner join damaged.indicators.int_indicators__series as printed
            using (partnership_code, edition_id, indicator_id, period_start)
        where truth.value is not null
    ) as withheld_share,
    (
        select count(*) filter (where printed.is_status_firm) / count(*)
        from clean.marts.int_status__ratings as truth
        inner join damaged.marts.int_status__ratings as printed
            using (partnership_code, edition_id, indicator_id)
        where truth.status_code != 'not_applicable'
    ) as firm_share
"""


def compare(clean: Path, damaged: Path, query: str) -> list[tuple[object, ...]]:
    """Ask a question of the clean build and the damaged one together."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{clean}' as clean (read_only)")
        connection.execute(f"attach '{damaged}' as damaged (read_only)")
        return connection.execute(query).fetchall()
