"""Justice social work: court reports, and the orders without unpaid work."""

from datetime import date, timedelta

from scripts.sample.days import (
    DAY,
    add_months,
    add_working_days,
    bank_holidays,
    quarter_end,
    quarter_start,
    quarters,
    weekday_on_or_after,
)
from scripts.sample.mess import rate
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import CourtReport, Order, Record

SERVICE = "justice"
FIRST_QUARTER = date(2018, 4, 1)
COURTS = (
    "Ayr Sheriff Court",
    "Ayr Sheriff Court",
    "Ayr Justice of the Peace Court",
    "Kilmarnock Sheriff Court",
)
REPORTS_A_QUARTER, REPORTS_IN_TIME = 118, 0.955
OTHER_ORDERS_A_QUARTER = 20
CONTACTS_IN_TIME = 0.85


class Adults:
    """Finds an adult for an event, often one who occurred before."""

    def __init__(self, maker: Maker) -> None:
        """Take the maker whose world is filled."""
        self.maker = maker
        self.known: list[str] = []

    def find(self, on: date) -> str:
        """Return a person's id; the person is known from that day at the latest."""
        maker = self.maker
        if self.known and maker.rng.random() < 0.5:
            person_id = maker.rng.choice(self.known[-900:])
            maker.meet(person_id, on)
            return person_id
        born = maker.born_at_age(on, 18.2, 66)
        person = maker.new_person("Adult", born, on)
        if maker.rng.random() < 0.01:
            death = maker.later(on, 60, 1500)
            maker.person_of[person.person_id].change(
                maker.later(death, 5, 60), deceased_date=death
            )
        self.known.append(person.person_id)
        return person.person_id


def build_reports(maker: Maker, adults: Adults) -> None:
    """Make the court reports of every quarter, requests withdrawn or open included."""
    for quarter in quarters(FIRST_QUARTER, HORIZON):
        count, in_time = maker.plan("4.4", quarter, REPORTS_A_QUARTER, REPORTS_IN_TIME)
        steady = maker.is_calibrated("4.4", quarter)
        for good in maker.shuffled(count, in_time):
            _report(maker, adults, quarter, (good, False, steady))
        for _ in range(maker.some(count, rate("late"))):
            _report(maker, adults, quarter, (maker.rng.random() < 0.9, True, False))
        withdrawn = rate("withdrawn_request", "js_court_report")
        for _ in range(maker.some(count, withdrawn)):
            _withdrawn_request(maker, adults, quarter)


def _due_day(maker: Maker, quarter: date, submitted: date, in_time: bool) -> date:
    """Return a court day close to the day of submission; a few are holidays."""
    rng = maker.rng
    if in_time:
        if rng.random() < 0.3:
            return submitted
        due = weekday_on_or_after(submitted + timedelta(days=rng.randint(1, 5)))
    else:
        back = 1 if rng.random() < 0.3 else rng.randint(2, 12)
        due = submitted - timedelta(days=back)
    if maker.happens("due_on_holiday", "js_court_report"):
        near = [day for day in bank_holidays() if abs((day - due).days) < 15]
        near = [day for day in near if (submitted <= day) == in_time]
        due = min(near, default=due)
    return due


def _report(
    maker: Maker, adults: Adults, quarter: date, fate: tuple[bool, bool, bool]
) -> None:
    in_time, late, steady = fate
    rng, submitted = maker.rng, maker.weekday_in(quarter)
    if rng.random() < 0.01:
        submitted = quarter_end(quarter)
    due = _due_day(maker, quarter, submitted, in_time)
    requested = min(due, submitted) - timedelta(days=rng.randint(14, 28))
    report = CourtReport(
        report_id=maker.next_id("CR"),
        person_id=adults.find(requested),
        court=rng.choice(COURTS),
        requested_date=requested,
        due_date=due,
        submitted_date=None,
        report_type=rng.choices(("CJSWR", "SUPP", "LETTER", "BAIL"), (80, 8, 7, 5))[0],
        status="requested",
    )
    known_on = maker.recorded(submitted, SERVICE)
    if late:
        known_on = maker.recorded_late(submitted, SERVICE)
    record = Record(report.report_id, maker.later(requested, 0, 3), report)
    if not steady and maker.happens("corrected"):
        wrong = maker.later(submitted, 2, 9)
        record.change(known_on, status="submitted", submitted_date=wrong)
        record.change(maker.put_right_on(known_on), submitted_date=submitted)
    else:
        record.change(known_on, status="submitted", submitted_date=submitted)
    if not steady and maker.happens("withdrawn"):
        record.withdrawn_on = maker.put_right_on(known_on)
    maker.world.js_court_report.append(record)
    maker.add_event(report.person_id, record)


def _withdrawn_request(maker: Maker, adults: Adults, quarter: date) -> None:
    rng, requested = maker.rng, maker.weekday_in(quarter)
    report = CourtReport(
        report_id=maker.next_id("CR"),
        person_id=adults.find(requested),
        court=rng.choice(COURTS),
        requested_date=requested,
        due_date=maker.weekday_after(requested, 21, 28),
        submitted_date=None,
        report_type="CJSWR",
        status="requested",
    )
    record = Record(report.report_id, maker.later(requested, 0, 3), report)
    # One in ten was written even so, although no longer requested.
    written = maker.later(requested, 8, 20) if rng.random() < 0.1 else None
    record.change(
        maker.later(requested, 5, 20), status="withdrawn", submitted_date=written
    )
    maker.world.js_court_report.append(record)
    maker.add_event(report.person_id, record)


def new_order(
    maker: Maker, adults: Adults, imposed: date, unpaid: bool
) -> Record[Order]:
    """Add a community payback order and return its record."""
    rng = maker.rng
    status = rng.choices(("known", "not_known", "not_applicable", None), (90, 4, 4, 2))
    contact = _contact(maker, imposed) if status[0] == "known" else None
    codes = ["UPW"] if unpaid else []
    if not unpaid or rng.random() < 0.5:
        codes.insert(0, "SUP")
    order = Order(
        order_id=maker.next_id("CPO"),
        person_id=adults.find(imposed),
        imposed_date=imposed,
        court=rng.choice(COURTS),
        requirement_codes=";".join(codes),
        supervision_months=rng.choice((6, 9, 12, 18)) if "SUP" in codes else None,
        first_contact_date=None,
        first_contact_status=status[0],
        induction_date=None,
        terminated_date=None,
        termination_code=None,
        transferred_in=rng.random() < 0.03,
    )
    inducted = maker.later(imposed, 1, 9)
    record = Record(order.order_id, maker.recorded(imposed, SERVICE), order)
    if contact:
        record.change(contact, first_contact_date=contact)
    record.change(inducted, induction_date=inducted)
    maker.world.js_cpo_order.append(record)
    maker.add_event(order.person_id, record)
    return record


def _contact(maker: Maker, imposed: date) -> date:
    """Draw the day of first contact: the day itself, the next working day or later."""
    if not maker.is_in_time("5.1", quarter_start(imposed), CONTACTS_IN_TIME):
        return add_working_days(imposed, maker.rng.randint(2, 8))
    return imposed if maker.rng.random() < 0.35 else add_working_days(imposed, 1)


def end_order(maker: Maker, record: Record[Order], earliest: date) -> None:
    """End the order some months after it began and not before `earliest`."""
    rng = maker.rng
    months = record.first.supervision_months or 6
    ended = max(earliest, add_months(record.first.imposed_date, months))
    codes = ("COMP", "EARLY", "BREACH", "REVIEW", "TRANS", "DEATH")
    code = rng.choices(codes, (70, 5, 12, 7, 4, 2))[0]
    if code != "COMP":
        ended = max(earliest, record.first.imposed_date + rng.randint(30, 150) * DAY)
    if ended <= HORIZON:
        known_on = max(maker.recorded(ended, SERVICE), record.known_on)
        record.change(known_on, terminated_date=ended, termination_code=code)


def build_other_orders(maker: Maker, adults: Adults) -> None:
    """Make the orders that have no unpaid work requirement."""
    for quarter in quarters(FIRST_QUARTER, HORIZON):
        for _ in range(maker.number(OTHER_ORDERS_A_QUARTER, 4)):
            record = new_order(maker, adults, maker.weekday_in(quarter), False)
            if maker.happens("late"):
                late = maker.recorded_late(record.first.imposed_date, SERVICE)
                record.known_on = late
            end_order(maker, record, record.first.imposed_date)
            maker.perhaps_withdraw(record, False)
