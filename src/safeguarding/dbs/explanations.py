"""One due date explained: from which day, by which rule, and what became of a missing day of the month."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from safeguarding.dates.due import CORRESPONDING_DATE_RULE, EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.words import MONTHS, printed_date
from safeguarding.dbs.due_dates import recheck_due_on
from safeguarding.records import Record
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class DueExplanation(Record):
    """A due date with what it rests on.

    Attributes:
        due_on: The day on which the recheck falls due.
        issued_on: The day the interval was counted from.
        interval: The interval.
        month_end: What a missing corresponding day becomes.
        event_day: Whether the first day was counted.
        source: The rule for the date. The interval is the employer's.
    """

    due_on: date
    issued_on: date
    interval: Period
    month_end: MonthEnd
    event_day: EventDay
    source: Source = CORRESPONDING_DATE_RULE

    @property
    def overdue_from(self) -> date | None:
        """The first day on which it is overdue, without grace; None past the calendar's end."""
        return self.due_on + timedelta(days=1) if self.due_on < date.max else None

    @property
    def sentence(self) -> str:
        """The date and how it came about."""
        overdue = "" if self.overdue_from is None else f", overdue from {printed_date(self.overdue_from)}"
        counted = ", the first day counted" if self.event_day is EventDay.DAY_ONE else ""
        return (
            f"{printed_date(self.issued_on)} plus {self.interval}{counted}: due on {printed_date(self.due_on)}{overdue}"
            f"{self._missing_day()}"
        )

    def _missing_day(self) -> str:
        month = (self.issued_on.month - 1 + self.interval.total_months) % len(MONTHS)
        moved = self.interval.total_days == 0 and self.event_day is EventDay.DAY_ZERO
        if not moved or self.due_on.day == self.issued_on.day:
            return ""
        return f" ({MONTHS[month]} of that year has no day {self.issued_on.day}: {self.month_end.label})"


def explained_recheck_due(
    issued_on: date,
    interval: Period,
    *,
    month_end: MonthEnd = MonthEnd.CLAMP,
    event_day: EventDay = EventDay.DAY_ZERO,
) -> DueExplanation:
    """As :func:`~safeguarding.dbs.due_dates.recheck_due_on`, with the reasons.

    Raises:
        InvalidRecordError: for a time of day, or an interval in working days.

    Examples:
        >>> print(explained_recheck_due(date(2014, 9, 19), Period(years=3)).sentence)
        19 September 2014 plus 3 years: due on 19 September 2017, overdue from 20 September 2017
        >>> print(explained_recheck_due(date(2016, 2, 29), Period(years=3)).sentence)
        29 February 2016 plus 3 years: due on 28 February 2019, overdue from 1 March 2019 (February of that year has no day 29: last day of the month)
    """
    return DueExplanation(
        due_on=recheck_due_on(issued_on, interval, month_end=month_end, event_day=event_day),
        issued_on=issued_on,
        interval=interval,
        month_end=month_end,
        event_day=event_day,
    )
