"""Calendar arithmetic of the sample: quarters, calendar months, working days."""

import calendar
from datetime import date, timedelta
from functools import cache

import holidays

FIRST_YEAR, LAST_YEAR = 2015, 2025
DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the day `months` calendar months later, clamped to the month's end."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date, months_before: int) -> date:
    """Return the last day of the month a number of months before the day's month."""
    return add_months(day.replace(day=1), 1 - months_before) - DAY


def quarter_start(day: date) -> date:
    """Return the first day of the day's calendar quarter."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def quarter_end(start: date) -> date:
    """Return the last day of the quarter that starts on `start`."""
    return add_months(start, 3) - DAY


def quarters(first: date, last: date) -> list[date]:
    """Return the starts of all quarters from `first` to `last`, both starts."""
    starts = []
    while first <= last:
        starts.append(first)
        first = add_months(first, 3)
    return starts


def _third_monday_of_september(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 14)


@cache
def bank_holidays() -> frozenset[date]:
    """Return the Scottish bank holidays of the years that the sample covers."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="SCT", years=years))


def _council_holidays() -> frozenset[date]:
    """Easter Monday and the third Monday of September: a fixture, unconfirmed."""
    named = holidays.country_holidays("GB", subdiv="SCT", years=range(2017, 2025))
    fridays = [day for day, name in named.items() if "Good Friday" in name]
    mondays = {day + timedelta(days=3) for day in fridays}
    return frozenset(mondays | {_third_monday_of_september(d.year) for d in fridays})


COUNCIL_HOLIDAYS = _council_holidays()


def is_working_day(day: date) -> bool:
    """Return whether the day is a working day of the council."""
    if day.weekday() >= 5:
        return False
    return day not in bank_holidays() and day not in COUNCIL_HOLIDAYS


def add_working_days(day: date, count: int) -> date:
    """Return the `count`th working day after the day, which itself is day 0."""
    while count > 0:
        day += DAY
        if is_working_day(day):
            count -= 1
    return day


def weekday_on_or_before(day: date) -> date:
    """Return the day, or the Friday before where it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def weekday_on_or_after(day: date) -> date:
    """Return the day, or the Monday after where it falls on a weekend."""
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def age_on(born: date, day: date) -> int:
    """Return the age in completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
