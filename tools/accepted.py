"""The figures and statuses of a build of the sample, beside those accepted."""

from pathlib import Path

import duckdb

from tools.golden import GOLDEN

LEDGER = "tests/fixtures/ledger.csv"
LEDGER_DIFFERENCES = """
with figures as (
    select columns(*)::varchar from marts.indicator_series
), ledger as (
    select * from read_csv($file, all_varchar = true)
)
select concat_ws(
    ', ',
    coalesce(ledger.edition_id, figures.edition_id),
    coalesce(ledger.indicator_id, figures.indicator_id),
    coalesce(ledger.period_start, figures.period_start)
)
from ledger
full join figures
    on
        ledger.edition_id = figures.edition_id
        and ledger.indicator_id = figures.indicator_id
        and ledger.period_start = figures.period_start
where
    ledger.numerator is distinct from figures.numerator
    or ledger.denominator is distinct from figures.denominator
    or ledger.value_reason_code is distinct from figures.value_reason_code
    or ledger.edition_id is null
    or figures.edition_id is null
order by all
limit 1
"""
STATUS_DIFFERENCES = """
with statuses as (
    select {columns} from marts.indicator_status
), accepted as (
    select {columns} from read_csv($file, all_varchar = true)
), differences as (
    (from statuses except all from accepted)
    union all
    (from accepted except all from statuses)
)
select concat_ws(', ', edition_id, indicator_id)
from differences
order by all
limit 1
"""


def other_figure(root: Path, build_file: Path) -> str:
    """Return the first figure or status that is not the accepted one; empty if none.

    Args:
        root: the project, with what is accepted.
        build_file: a build of its sample.
    """
    accepted = str(root / GOLDEN)
    figures = str(root / LEDGER)
    with duckdb.connect(build_file, read_only=True) as answers:
        # what is accepted may lack a column that is new
        names = answers.read_csv(accepted, all_varchar=True).columns
        columns = ", ".join(
            f"coalesce({name}::varchar, '') as {name}" for name in names
        )
        for name, sql, file in (
            ("ledger", LEDGER_DIFFERENCES, figures),
            ("statuses", STATUS_DIFFERENCES.format(columns=columns), accepted),
        ):
            row = answers.execute(sql, {"file": file}).fetchone()
            if row:
                return f"{name}: {row[0]}"
    return ""
