"""The sample's dumps, and the report editions that read them."""

from datetime import date

from scripts.sample.days import add_months, month_end
from scripts.sample.world.model import Dump, Edition

LAST_DUMP_ON = date(2023, 5, 5)
MONTHS_BACK = {
    "cp_investigation": 8,
    "cp_meeting": 8,
    "cp_core_group": 8,
    "js_court_report": 5,
    "js_cpo_order": 5,
    "js_upw_requirement": 5,
    "youth_diversion": 5,
    "sw_person": 2,
    "scra_referrals": 2,
    "population": 2,
    "national_statistic": 2,
    "chi_cohort": 2,
    "chsp_ps_review": 2,
    "sirs_immunisation": 2,
    "camhs_captnd": 2,
    "lac_episode": 2,
    "lac_placement": 2,
    "lac_legal_reason": 2,
    "lac_review": 2,
    "lac_health_assessment": 2,
    "seemis_leavers": 2,
}
SEED_EDITIONS = [
    Edition(
        "2022-03",
        "Performance report to 31 March 2022",
        date(2022, 3, 31),
        date(2022, 5, 13),
        None,
        None,
    ),
    Edition(
        "2023-03",
        "Performance report to 31 March 2023",
        date(2023, 3, 31),
        date(2023, 5, 12),
        date(2023, 5, 30),
        "2022-03",
    ),
]


def dump_on(day: date) -> Dump:
    """Return the dump of the day: each extract is complete to an earlier month."""
    return Dump(day, {name: month_end(day, k) for name, k in MONTHS_BACK.items()})


def make_dumps(count: int) -> list[Dump]:
    """Return the sample's two dumps, or the given number of monthly ones; oldest first.

    Raises ValueError for fewer than two.
    """
    if count < 2:
        raise ValueError(f"a sample needs at least 2 dumps, not {count}")
    if count == 2:
        return [dump_on(date(2022, 5, 6)), dump_on(LAST_DUMP_ON)]
    return [dump_on(add_months(LAST_DUMP_ON, -back)) for back in range(count)][::-1]


def monthly_editions(dumps: list[Dump]) -> list[Edition]:
    """Return one edition per dump, each the successor of the one before."""
    editions: list[Edition] = []
    for dump in dumps:
        covers_to = dump.covers_to["sw_person"]
        editions.append(
            Edition(
                f"m-{dump.extracted_on:%Y-%m}",
                f"Monthly edition to {covers_to.day} {covers_to:%B %Y}",
                covers_to,
                dump.extracted_on.replace(day=12),
                None,
                editions[-1].edition_id if editions else None,
            )
        )
    return editions
