"""CAMHS: pathways of events, from the referral to treatment and closure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from scripts.sample.days import add_months, quarters
from scripts.sample.ledger.camhs import LONGEST_WAIT, MISSED, adjusted_wait
from scripts.sample.mess import rate
from scripts.sample.world.child_health.nursery import PRACTICES
from scripts.sample.world.child_health.states import CamhsEvent
from scripts.sample.world.maker import HORIZON, POSTCODES, Maker, invalid_chi
from scripts.sample.world.model import Record

EXTRACT = "camhs_captnd"
FIRST_QUARTER = date(2018, 1, 1)
TREATED_A_QUARTER, OTHERS_A_QUARTER, IN_TIME = 100, 74, 0.8
PATTERNS = ("plain", "unavailable", "missed", "missed_unavailable", "stopped")
PATTERN_WEIGHTS = (56, 14, 16, 8, 6)


@dataclass
class Pathway:
    """One patient's pathway; its events are recorded one by one."""

    ucpn: str
    steady: bool
    referred: date
    periods: list[tuple[date, date]] = field(default_factory=list)
    missed: list[tuple[date, str]] = field(default_factory=list)


def draw_wait(rng: Random, in_time: bool) -> int:
    """Draw days of waiting, including the last in time and the first late number."""
    if rng.random() < 0.05:
        return LONGEST_WAIT if in_time else LONGEST_WAIT + 1
    return rng.randint(12, LONGEST_WAIT) if in_time else rng.randint(127, 330)


class Camhs:
    """Makes the pathways of every quarter of first treatment, and the others."""

    def __init__(self, maker: Maker) -> None:
        """Take the maker whose world is filled."""
        self.maker = maker
        self._line = 0

    def build(self) -> None:
        """Make the pathways of all quarters."""
        maker = self.maker
        for quarter in quarters(FIRST_QUARTER, HORIZON):
            steady = maker.is_steady("3.1", quarter)
            count = maker.number(TREATED_A_QUARTER, 6)
            for in_time in maker.outcomes("3.1", quarter, count, IN_TIME):
                self._treated(quarter, in_time, "camhs", steady)
            for _ in range(maker.some(count, rate("psychological_therapies", EXTRACT))):
                self._treated(
                    quarter, maker.rng.random() < 0.5, "psychological_therapies", False
                )
            for _ in range(maker.some(count, rate("treated_before_referral", EXTRACT))):
                day = maker.weekday_in(quarter)
                pathway = self._pathway(maker.later(day, 1, 40), "camhs", False)
                self._refer(pathway)
                self._appoint(pathway, day, "2", "1")
            for _ in range(maker.number(OTHERS_A_QUARTER, 5)):
                self._never_treated(quarter)

    def _pathway(self, referred: date, dataset: str, steady: bool) -> Pathway:
        maker, rng = self.maker, self.maker.rng
        pathway = Pathway(maker.next_id("UCPN"), steady, referred)
        sex = rng.choice("MF")
        born = maker.born_at_age(referred, 5, 17.5)
        postcode = rng.choice(POSTCODES)[0] if rng.random() < 0.97 else None
        self._patient = CamhsEvent(
            dataset,
            pathway.ucpn,
            referred,
            upi=maker.next_id("UPI"),
            chi=invalid_chi(rng, born, sex) if rng.random() < 0.97 else None,
            dob=born,
            sex=sex,
            postcode=postcode,
            ethnicity=rng.choice(("1A", "1A", "1B", "3F", None)),
        )
        return pathway

    # kinds of a patient's wait

    def _treated(
        self, quarter: date, in_time: bool, dataset: str, steady: bool
    ) -> None:
        """Make a pathway whose first treatment lies in the quarter."""
        maker, rng = self.maker, self.maker.rng
        treated = maker.weekday_in(quarter)
        if treated > HORIZON:
            return
        while True:
            pathway = self._pattern(treated, in_time, dataset, steady)
            wait = adjusted_wait(
                pathway.referred,
                treated,
                [day for day, _ in pathway.missed],
                pathway.periods,
            )
            if (wait <= LONGEST_WAIT) == in_time:
                break
        self._refer(pathway)
        for day, status in pathway.missed:
            self._appoint(pathway, day, rng.choice("12346"), status)
        for first, last in pathway.periods:
            self._be_unavailable(pathway, first, last)
        self._appoint(pathway, treated, rng.choice("22235"), "1", is_first=True)
        self._besides(pathway, treated)

    def _pattern(
        self, treated: date, in_time: bool, dataset: str, steady: bool
    ) -> Pathway:
        """Draw the day of the referral, and the events between it and the treatment."""
        maker, rng = self.maker, self.maker.rng
        pattern = rng.choices(PATTERNS, PATTERN_WEIGHTS)[0]
        clock = treated - timedelta(days=draw_wait(rng, in_time))
        pathway = self._pathway(clock, dataset, steady)
        if pattern in ("unavailable", "missed_unavailable"):
            days = rng.choice((1, 5, 14, 30))
            pathway.referred = clock = clock - timedelta(days=days)
            first = maker.later(clock, -8, max(1, (treated - clock).days))
            pathway.periods.append((first, first + timedelta(days=days - 1)))
            if rng.random() < 0.25:
                again = maker.later(first, 1, days + 2)
                pathway.periods.append((again, maker.later(again, 0, 20)))
        if pattern.startswith("missed"):
            for _ in range(rng.choice((1, 1, 2))):
                back = 0 if rng.random() < 0.03 else rng.randint(5, 70)
                pathway.missed.append((pathway.referred, rng.choice(MISSED)))
                pathway.referred -= timedelta(days=back)
        if pattern == "stopped":
            pathway.missed.append((clock, rng.choice(MISSED)))
            pathway.referred = clock - timedelta(days=rng.randint(120, 135))
        if rng.random() < 0.02:
            pathway.missed.append((treated, rng.choice(MISSED)))
        return pathway

    def _besides(self, pathway: Pathway, treated: date) -> None:
        """Add events that change no wait: assessments, cancelled clinics, closures."""
        maker, rng = self.maker, self.maker.rng
        days = (treated - pathway.referred).days
        if days > 10 and rng.random() < 0.6:
            assessed = maker.later(pathway.referred, 5, days - 1)
            self._appoint(pathway, assessed, rng.choice("146"), "1")
        if days > 10 and rng.random() < 0.08:
            cancelled = maker.later(pathway.referred, 5, days - 1)
            self._appoint(pathway, cancelled, rng.choice("12"), "2")
        if rng.random() < 0.03:
            self._appoint(pathway, treated, rng.choice("14"), rng.choice(("2", "99")))
        for _ in range(rng.choice((0, 1, 1))):
            self._appoint(pathway, maker.later(treated, 7, 60), "2", rng.choice("1118"))
        if rng.random() < 0.45:
            closed = maker.later(treated, 70, 300)
            self._close(pathway, closed)
            if maker.happens("appointment_after_closure", EXTRACT):
                self._appoint(pathway, maker.later(closed, 1, 30), "2", "1")
        elif maker.happens("closed_before_referral", EXTRACT):
            self._close(pathway, maker.later(pathway.referred, -30, -1))

    def _never_treated(self, quarter: date) -> None:
        """Make a pathway that is rejected, pending, waiting or ends untreated."""
        maker, rng = self.maker, self.maker.rng
        referred = maker.weekday_in(quarter)
        pathway = self._pathway(referred, "camhs", False)
        fate = rng.choices(("rejected", "pending", "waits"), (50, 8, 42))[0]
        if fate == "waits":
            self._refer(pathway)
            status = rng.choice(("1", "1", "8", "2", "99"))
            self._appoint(pathway, maker.later(referred, 20, 120), "1", status)
            return
        self._add_referral(pathway, referred, fate, 0)
        if rng.random() < 0.06:  # seen all the same: not an accepted referral
            self._appoint(pathway, maker.later(referred, 20, 120), "2", "1")
        if rng.random() < 0.4:
            self._close(pathway, maker.later(referred, 5, 60))

    # the events as they are recorded

    def _refer(self, pathway: Pathway) -> None:
        """Add the accepted referral; sometimes pending at first, or one of several."""
        maker, rng, day = self.maker, self.maker.rng, pathway.referred
        submitted = 0
        if maker.happens("pending_at_first", EXTRACT):
            self._add_referral(pathway, day, "pending", submitted)
            submitted = 1
        self._add_referral(pathway, day, "accepted", submitted)
        if maker.happens("several_referrals", EXTRACT):
            other = maker.later(day, -60, -3)
            fate = rng.choice(("rejected", "pending", "accepted"))
            if fate == "accepted":
                other = maker.later(day, 3, 60)
            self._add_referral(pathway, other, fate, 0)

    def _add_referral(
        self, pathway: Pathway, day: date, fate: str, months_after: int
    ) -> None:
        """Add a referral as submitted a number of months after its own month."""
        maker, rng = self.maker, self.maker.rng
        written = maker.later(day, -5, 0)
        event = self._event(day, months_after)
        event.ref_date = written if rng.random() < 0.9 else None
        event.ref_rec_date = day
        if maker.happens("received_date_blank", EXTRACT):
            event.ref_date, event.ref_rec_date = day, None
        event.ref_source = rng.choice(("GP", "SCHOOL", "SW"))
        event.ref_reason = rng.choice(("10", "14", "21"))
        event.ref_acc = fate
        event.looked_after_c = "Y" if rng.random() < 0.05 else "N"
        if fate == "rejected":
            event.ref_rej_date = day
            event.ref_rej_reason = rng.choice(("1", "2"))
        self._add(pathway, event, day, months_after)

    def _appoint(
        self,
        pathway: Pathway,
        day: date,
        purpose: str,
        status: str,
        is_first: bool = False,
    ) -> None:
        if day > HORIZON:
            return
        maker = self.maker
        event = self._event(day, 0)
        event.app_date, event.app_purpose, event.att_status = day, purpose, status
        event.prof_group = maker.rng.choice(("NUR", "PSY", "AHP"))
        event.location = maker.rng.choice(PRACTICES[:5])
        if is_first:
            event.treat_1 = maker.rng.choice(("10", "22", "35"))
            event.treat_group_or_ind_1 = maker.rng.choice("IIIG")
            event.treat_start_date = day
        record = self._add(pathway, event, day, 0)
        if not pathway.steady and maker.happens("corrected"):
            right_on = maker.put_right_on(record.known_on)
            if status == "1":
                event.att_status = "8"
                record.change(right_on, att_status="1")
            else:
                event.app_date = day - timedelta(days=maker.rng.randint(1, 9))
                record.change(right_on, app_date=day)

    def _be_unavailable(self, pathway: Pathway, first: date, last: date) -> None:
        maker = self.maker
        event = self._event(first, 0)
        event.unav_date_start, event.unav_date_end = first, last
        if maker.happens("unavailable_days_only", EXTRACT):
            event.unav_date_end = None
            event.unav_days_no = (last - first).days
        event.unav_reason = maker.rng.choice(("1", "2", "9"))
        self._add(pathway, event, first, 0)
        if maker.happens("unavailable_without_end", EXTRACT):
            again = self._event(first, 0)
            again.unav_date_start = maker.later(last, 25, 40)
            again.header_date = again.unav_date_start.replace(day=1)
            if again.unav_date_start <= HORIZON:
                self._add(pathway, again, again.unav_date_start, 0)

    def _close(self, pathway: Pathway, day: date) -> None:
        if day <= HORIZON:
            event = self._event(day, 0)
            event.case_closed_date = day
            event.outcome_1 = self.maker.rng.choice(("1", "2", "3"))
            self._add(pathway, event, day, 0)

    def _event(self, day: date, months_after: int) -> CamhsEvent:
        self._line += 1
        month = add_months(day.replace(day=1), months_after)
        return replace(
            self._patient,
            header_date=month,
            file_id=f"AA{month:%Y%m}",
            line_no=self._line,
        )

    def _add(
        self, pathway: Pathway, event: CamhsEvent, day: date, months_after: int
    ) -> Record[CamhsEvent]:
        """Record the event, occasionally late or later withdrawn."""
        maker = self.maker
        known_on = maker.recorded(add_months(day, months_after), "camhs")
        if pathway.steady:
            known_on = maker.later(day, 0, 4)
        elif maker.happens("late"):
            known_on = maker.recorded_late(day, "camhs")
        if months_after:
            known_on = max(known_on, event.header_date)
        record = Record(f"{pathway.ucpn}+{event.line_no}", known_on, event)
        maker.perhaps_withdraw(record, pathway.steady)
        maker.world.camhs_captnd.append(record)
        return record
