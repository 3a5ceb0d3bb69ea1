"""How the days of a timescale are counted: which day is day 1, whose working days, what a short month does."""

from __future__ import annotations

import functools
from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import EventDay, MonthEnd, due_on, months_after
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.errors import OutOfCoverageError
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

SI_2006_1738 = "Children Act 1989 Representations Procedure (England) Regulations 2006, SI 2006/1738"
SI_2006_1738_REG_2 = Source(
    title=SI_2006_1738,
    clause="reg 2",
    published_at="legislation.gov.uk/uksi/2006/1738/made",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 23),
    note="names Boxing Day besides Christmas Day, Good Friday and bank holidays; the days are those of SI 2007/462",
)


class WorkingDays(Labelled):
    """Whose definition of the working day a rule uses."""

    ENGLAND_AND_WALES = "bank holidays in England and Wales"
    COMPLAINTS_REGULATIONS = "working days as SI 2006/1738 defines them"
    HOLIDAYS_IGNORED = "Monday to Friday, holidays ignored"


@functools.cache
def complaints_calendar() -> WorkingDayCalendar:
    """Working days as SI 2006/1738 means them, for complaints under the Children Act 1989.

    Examples:
        >>> complaints_calendar().is_working_day(date(2016, 12, 26))
        False
    """
    return attrs.evolve(
        england_and_wales(),
        name="working days for Children Act complaints (SI 2006/1738)",
        source=SI_2006_1738_REG_2,
    )


def calendar_of(working_days: WorkingDays) -> WorkingDayCalendar:
    """The calendar that a definition stands for.

    Examples:
        >>> calendar_of(WorkingDays.HOLIDAYS_IGNORED).is_working_day(date(2017, 12, 25))
        True
    """
    calendars = {
        WorkingDays.ENGLAND_AND_WALES: england_and_wales,
        WorkingDays.COMPLAINTS_REGULATIONS: complaints_calendar,
        WorkingDays.HOLIDAYS_IGNORED: weekends_only,
    }
    return calendars[working_days]()


@attrs.frozen(kw_only=True)
class Counting(Record):
    """How one rule counts.

    Attributes:
        event_day: Whether the day of the event is day 0 or day 1.
        month_end: What a month without the corresponding day does.
        working_days: Whose working days, where the period is in working days.
        refuses_missing_day: Whether a month without the corresponding day leaves the end untold, for whoever wants no
            convention that nobody chose.

    Examples:
        >>> ignoring = Counting(working_days=WorkingDays.HOLIDAYS_IGNORED)
        >>> [str(end_of(Period(working_days=1), date(2017, 4, 13), counting=each)) for each in (Counting(), ignoring)]
        ['2017-04-18', '2017-04-14']
    """

    event_day: EventDay = EventDay.DAY_ZERO
    month_end: MonthEnd = MonthEnd.CLAMP
    working_days: WorkingDays = WorkingDays.ENGLAND_AND_WALES
    refuses_missing_day: bool = False


FROM_THE_DAY_AFTER = Counting()
"""The event day is day 0: how "within n days of" is read."""

BEGINNING_WITH_THE_DAY = Counting(event_day=EventDay.DAY_ONE)
"""The event day is day 1: what "beginning with the day" says."""


def end_of(period: Period, anchor: date, *, counting: Counting, calendar: WorkingDayCalendar | None = None) -> date:
    """The last day of a period that starts with ``anchor``: what is done on it is in time.

    Args:
        period: How long.
        anchor: The day of the event.
        counting: How the days are counted.
        calendar: A calendar to use in place of the counting's own; None uses its own.

    Raises:
        OutOfCoverageError: where the calendar does not reach, or a missing corresponding day is refused.

    Examples:
        >>> end_of(Period(weeks=26), date(2017, 5, 1), counting=BEGINNING_WITH_THE_DAY)
        datetime.date(2017, 10, 29)
        >>> end_of(Period(working_days=20), date(2017, 4, 3), counting=FROM_THE_DAY_AFTER)
        datetime.date(2017, 5, 4)
    """
    if counting.refuses_missing_day and period.total_months:
        _check_corresponding_day(anchor, period)
    if period.working_days and calendar is None:
        calendar = calendar_of(counting.working_days)
    return due_on(anchor, period, month_end=counting.month_end, event_day=counting.event_day, calendar=calendar)


def _check_corresponding_day(anchor: date, period: Period) -> None:
    if months_after(anchor, period.total_months).day != anchor.day:
        problem = f"{period} from {anchor} lead to a month without such a day, and no convention for that was chosen"
        raise OutOfCoverageError(problem, on=anchor)
