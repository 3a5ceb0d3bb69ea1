"""Bank holidays in England and Wales since 1995, by rule, with every day that was proclaimed or moved.

Christmas Day and Good Friday are holidays at common law; the others stand in the Banking and Financial Dealings
Act 1971, schedule 1, or were appointed by proclamation under its section 1. A holiday that falls on a weekend is
kept on the next free weekday.
"""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

from safeguarding.dates.calendars import SATURDAY, SUNDAY, DayOff
from safeguarding.errors import OutOfCoverageError
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

FIRST_YEAR = 1995
LAST_YEAR = 2028

BANK_HOLIDAYS_ACT = Source(
    title="Banking and Financial Dealings Act 1971",
    clause="section 1 and schedule 1",
    published_at="legislation.gov.uk/ukpga/1971/80",
    certainty=Certainty.SECONDARY,
    checked_on=date(2026, 11, 23),
    note="every day from 1995 to 2028 agrees with an independent list; a later proclamation can add to years ahead",
)


@attrs.frozen(kw_only=True)
class Proclamation(Record):
    """A departure from the rules for one year: a holiday added, or one moved from its usual day.

    Attributes:
        on: The day that became a holiday.
        name: What it was proclaimed for.
        instead_of: The usual day that it replaced, or None where it was an additional holiday.

    Examples:
        >>> [each.name for each in PROCLAMATIONS if each.on.year == 2011]
        ['Wedding of Prince William and Catherine Middleton']
    """

    on: date
    name: str
    instead_of: date | None = None

    @property
    def source(self) -> Source:
        """The Act under which it was proclaimed."""
        return BANK_HOLIDAYS_ACT


PROCLAMATIONS = (
    Proclamation(on=date(1995, 5, 8), name="Early May bank holiday (VE day)", instead_of=date(1995, 5, 1)),
    Proclamation(on=date(1999, 12, 31), name="Millennium Eve"),
    Proclamation(on=date(2002, 6, 4), name="Spring bank holiday", instead_of=date(2002, 5, 27)),
    Proclamation(on=date(2002, 6, 3), name="Golden Jubilee of Queen Elizabeth II"),
    Proclamation(on=date(2011, 4, 29), name="Wedding of Prince William and Catherine Middleton"),
    Proclamation(on=date(2012, 6, 4), name="Spring bank holiday", instead_of=date(2012, 5, 28)),
    Proclamation(on=date(2012, 6, 5), name="Diamond Jubilee of Queen Elizabeth II"),
    Proclamation(on=date(2020, 5, 8), name="Early May bank holiday (VE day)", instead_of=date(2020, 5, 4)),
    Proclamation(on=date(2022, 6, 2), name="Spring bank holiday", instead_of=date(2022, 5, 30)),
    Proclamation(on=date(2022, 6, 3), name="Platinum Jubilee of Queen Elizabeth II"),
    Proclamation(on=date(2022, 9, 19), name="State Funeral of Queen Elizabeth II"),
    Proclamation(on=date(2023, 5, 8), name="Coronation of King Charles III"),
)


def bank_holidays(year: int) -> tuple[DayOff, ...]:
    """The bank holidays of a year in England and Wales, in date order, weekends replaced by their substitutes.

    Raises:
        OutOfCoverageError: before 1995 and after the last year known.

    Examples:
        >>> [day.on.isoformat() for day in bank_holidays(2017)][:4]
        ['2017-01-02', '2017-04-14', '2017-04-17', '2017-05-01']
        >>> [day.name for day in bank_holidays(2022) if day.on.month == 9]
        ['State Funeral of Queen Elizabeth II']
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfCoverageError(
            f"bank holidays in England and Wales are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}",
            covers_from=date(FIRST_YEAR, 1, 1),
            covers_to=date(LAST_YEAR, 12, 31),
        )
    proclaimed = [each for each in PROCLAMATIONS if each.on.year == year]
    moved = {each.instead_of for each in proclaimed}
    usual = [day for day in _usual_holidays(year) if day.on not in moved]
    return tuple(sorted([*usual, *(DayOff(each.on, each.name) for each in proclaimed)]))


def _usual_holidays(year: int) -> list[DayOff]:
    """The holidays that the rules alone give."""
    easter_sunday = easter(year)
    days = [
        DayOff(date(year, 1, 1), "New Year's Day"),
        DayOff(easter_sunday - timedelta(days=2), "Good Friday"),
        DayOff(easter_sunday + timedelta(days=1), "Easter Monday"),
        DayOff(date(year, 5, 1) + relativedelta(weekday=MO(+1)), "Early May bank holiday"),
        DayOff(date(year, 5, 31) + relativedelta(weekday=MO(-1)), "Spring bank holiday"),
        DayOff(date(year, 8, 31) + relativedelta(weekday=MO(-1)), "Summer bank holiday"),
        DayOff(date(year, 12, 25), "Christmas Day"),
        DayOff(date(year, 12, 26), "Boxing Day"),
    ]
    taken = {day.on for day in days if not _is_weekend(day.on)}
    return [_on_a_weekday(day, taken) for day in days]


def _on_a_weekday(day: DayOff, taken: set[date]) -> DayOff:
    """The day itself, or its substitute: the next weekday that is not a holiday already."""
    if not _is_weekend(day.on):
        return day
    substitute = day.on
    while _is_weekend(substitute) or substitute in taken:
        substitute += timedelta(days=1)
    taken.add(substitute)
    return DayOff(substitute, f"{day.name} (substitute day)")


def _is_weekend(on: date) -> bool:
    return on.weekday() in (SATURDAY, SUNDAY)
