"""The last day of a period for many start days at once: the arithmetic of ``counting.end_of`` over arrays of days."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.extras import optional
from safeguarding.timescales.counting import Counting, calendar_of

with optional("numpy", task="a rule in bulk"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.datetime64]
    """Days as ``datetime64[D]``; ``NaT`` where there is none."""

NO_DAY = np.datetime64("NaT", "D")
_LAST = np.datetime64("9999-12-31", "D")
_A_DAY, _A_MONTH = np.timedelta64(1, "D"), np.timedelta64(1, "M")


def ends_of(period: Period, starts: Days, *, counting: Counting, calendar: WorkingDayCalendar | None = None) -> Days:
    """The last day of a period for each start day; ``NaT`` where it is not known.

    Args:
        period: How long.
        starts: The start days; ``NaT`` gives ``NaT``.
        counting: How the days are counted.
        calendar: A calendar to use in place of the counting's own.

    Examples:
        >>> from safeguarding.timescales.counting import FROM_THE_DAY_AFTER
        >>> starts = np.array(["2016-11-30", "NaT"], dtype="datetime64[D]")
        >>> ends_of(Period(months=3), starts, counting=FROM_THE_DAY_AFTER).tolist()
        [datetime.date(2017, 2, 28), None]
    """
    if period.working_days:
        return _in_working_days(period.working_days, starts, counting, calendar or calendar_of(counting.working_days))
    counts_first = counting.event_day is EventDay.DAY_ONE
    rolls = counting.month_end is MonthEnd.ROLL or counts_first
    ends = months_later(starts, period.total_months, rolls=rolls, refuses=counting.refuses_missing_day)
    ends = ends + np.timedelta64(period.total_days - counts_first, "D")
    return np.where(ends > _LAST, NO_DAY, ends)


def months_later(starts: Days, months: int, *, rolls: bool = False, refuses: bool = False) -> Days:
    """The corresponding day some months later; where there is none, the month's last day, or the next month's first.

    Examples:
        >>> months_later(np.array(["2017-08-31"], dtype="datetime64[D]"), 6, rolls=True).tolist()
        [datetime.date(2018, 3, 1)]
    """
    if not months:
        return starts
    month = starts.astype("datetime64[M]")
    later = month + np.timedelta64(months, "M")
    wanted: Days = later.astype("datetime64[D]") + (starts - month.astype("datetime64[D]"))
    next_first = (later + _A_MONTH).astype("datetime64[D]")
    missing = wanted >= next_first
    if not missing.any():
        return wanted
    instead = next_first if rolls else next_first - _A_DAY
    found: Days = np.where(missing, NO_DAY if refuses else instead, wanted)
    return found


def _in_working_days(count: int, starts: Days, counting: Counting, calendar: WorkingDayCalendar) -> Days:
    first, last = np.datetime64(calendar.covers_from, "D"), np.datetime64(calendar.covers_to, "D")
    worked = _worked_days(calendar)
    known = (starts >= first) & (starts <= last)
    side: Literal["left", "right"] = "left" if counting.event_day is EventDay.DAY_ONE else "right"
    place = np.searchsorted(worked, np.where(known, starts, first), side=side) + count - 1
    reached = known & (place < len(worked))
    return np.where(reached, worked.take(place, mode="clip"), NO_DAY)


@functools.lru_cache(maxsize=16)
def _worked_days(calendar: WorkingDayCalendar) -> Days:
    """Every working day that a calendar covers, in order. Kept, since making it costs as much as looking up a million."""
    weekmask = [day not in calendar.weekend for day in range(7)]
    every_day = np.arange(np.datetime64(calendar.covers_from, "D"), np.datetime64(calendar.covers_to, "D") + _A_DAY)
    off = np.array([day.on for day in calendar.days_off], dtype="datetime64[D]")
    worked = every_day[np.is_busday(every_day, weekmask=weekmask, holidays=off)]
    worked.flags.writeable = False
    return worked
