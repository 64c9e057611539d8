"""The synthetic sample: extracts as services send them, and a ledger to check them.

All data are synthetic: no real person, no real service's data. A latent world of events
is generated first, each record with the days on which it was recorded, corrected or
withdrawn. The extracts show it as dumps, with the errors that services make; the ledger
counts it directly.
"""

from pathlib import Path

from scripts.sample.extracts.write import write_extracts, write_postcodes
from scripts.sample.ledger import restatements
from scripts.sample.ledger.books import HEADER, all_books, ledger_rows, write_rows
from scripts.sample.schedule import SEED_EDITIONS, make_dumps, monthly_editions
from scripts.sample.world.child_health.camhs import Camhs
from scripts.sample.world.child_health.immunisations import build_immunisations
from scripts.sample.world.child_health.nursery import Nursery
from scripts.sample.world.child_health.reviews import build_reviews
from scripts.sample.world.child_protection.core_groups import build_core_groups
from scripts.sample.world.child_protection.register import Register
from scripts.sample.world.duplicates import merge_duplicates
from scripts.sample.world.justice.adults import (
    Adults,
    build_other_orders,
    build_reports,
)
from scripts.sample.world.justice.unpaid_work import build_requirements
from scripts.sample.world.justice.young_people import Youths, build_supported
from scripts.sample.world.leavers import build_leavers
from scripts.sample.world.looked_after.care import build_care
from scripts.sample.world.looked_after.checks import (
    build_assessments,
    build_care_reviews,
)
from scripts.sample.world.maker import Maker, new_random
from scripts.sample.world.model import Edition, World
from scripts.sample.world.national import (
    build_population,
    build_reporter_counts,
    build_statistics,
)

__all__ = ["DEFAULT_SEED", "Edition", "generate", "make_world", "write_postcodes"]

DEFAULT_SEED = 20230364


def make_world(seed: int, scale: float, calibrated: bool) -> World:
    """Return the latent world; each part has a generator seeded from the seed."""
    maker = Maker(new_random(seed), scale, calibrated)
    maker.rng = new_random(seed, "child protection")
    spells = Register(maker).build()
    build_core_groups(maker, spells)
    maker.rng = new_random(seed, "justice")
    adults = Adults(maker)
    build_reports(maker, adults)
    build_other_orders(maker, adults)
    build_requirements(maker, adults)
    maker.rng = new_random(seed, "young people")
    Youths(maker, adults).build()
    build_supported(maker)
    maker.rng = new_random(seed, "duplicates")
    merge_duplicates(maker, list(maker.world.sw_person))
    # A part added after the duplicates has its own generator, so that no identifier
    # changes.
    known = len(maker.world.sw_person)
    maker.rng = new_random(seed, "looked after children")
    stays = build_care(maker)
    maker.rng = new_random(seed, "reviews and assessments")
    build_care_reviews(maker, stays)
    build_assessments(maker, stays)
    maker.rng = new_random(seed, "duplicates of looked after children")
    merge_duplicates(maker, maker.world.sw_person[known:])
    maker.rng = new_random(seed, "school leavers")
    build_leavers(maker)
    maker.rng = new_random(seed, "national")
    build_population(maker)
    build_reporter_counts(maker)
    build_statistics(maker)
    maker.rng = new_random(seed, "child health")
    nursery = Nursery(maker)
    families = nursery.build()
    build_reviews(maker, nursery, families)
    maker.rng = new_random(seed, "immunisations")
    build_immunisations(maker, families)
    maker.rng = new_random(seed, "camhs")
    Camhs(maker).build()
    return maker.world


def generate(  # noqa: PLR0913
    out: Path,
    *,
    seed: int,
    scale: float = 1.0,
    dumps: int = 2,
    calibrated: bool = False,
    uncontained: bool = False,
    ledger: Path,
) -> list[Edition]:
    """Write the extracts under `out` and the ledger; return the editions to build.

    The folder `ledger` gets ledger.csv and restatements.csv. `scale` multiplies the
    numbers of events and people. Two dumps are those of the sample's two editions; more
    are monthly, the last on 5 May 2023, with an edition each. `calibrated` imposes the
    counts of the committed sample. `uncontained` adds rows that could touch the figures
    of any period: lines that are not rows, rows without a key, rows of one key that
    differ. The same arguments produce the same bytes. Raises
    ValueError for fewer than two dumps.
    """
    schedule = make_dumps(dumps)
    world = make_world(seed, scale, calibrated)
    write_extracts(out, world, schedule, seed, uncontained)
    monthly = monthly_editions(schedule) if dumps > 2 else []
    books = all_books(world, SEED_EDITIONS + monthly, schedule)
    write_rows(ledger / "ledger.csv", HEADER, ledger_rows(books))
    write_rows(
        ledger / "restatements.csv",
        restatements.HEADER,
        restatements.restatement_rows(books),
    )
    return monthly or list(SEED_EDITIONS)
