"""Windows about a birthday: within which a care leaver's situation is recorded each year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.due import MonthEnd, due_on, months_after, period_before
from safeguarding.dates.ranges import DateRange
from safeguarding.records import NoTruthValue, Record
from safeguarding.timescales.limits import BirthdayWindow
from safeguarding.timescales.words import TimescaleOutcome


@attrs.frozen(kw_only=True)
class WindowAnswer(NoTruthValue, Record):
    """One birthday's window and what was recorded in it.

    Attributes:
        age: The birthday.
        window: The first and last day that count.
        recorded_on: The first day recorded within the window, as known on ``as_at``; None where there is none.
        as_at: The day of the question.

    Examples:
        >>> from safeguarding.dates.ranges import DateRange
        >>> summer = DateRange(date(2020, 6, 19), date(2020, 10, 19))
        >>> for day in (date(2020, 10, 19), date(2020, 10, 20)):
        ...     WindowAnswer(age=20, window=summer, recorded_on=None, as_at=day).outcome.label
        'not yet due'
        'overdue'
    """

    _instead = "outcome"

    age: int
    window: DateRange
    recorded_on: date | None
    as_at: date

    @property
    def outcome(self) -> TimescaleOutcome:
        """In time where something was recorded in the window, overdue once it has closed, not yet due before."""
        if self.recorded_on is not None:
            return TimescaleOutcome.IN_TIME
        return TimescaleOutcome.OVERDUE if self.as_at > self.window.ends_on else TimescaleOutcome.NOT_YET_DUE

    def __str__(self) -> str:
        return f"age {self.age}, {self.window}: {self.outcome}"


def window_answers(
    limit: BirthdayWindow,
    recorded_on: Iterable[date],
    *,
    born_on: date,
    as_at: date,
    month_end: MonthEnd = MonthEnd.CLAMP,
) -> tuple[WindowAnswer, ...]:
    """Each birthday's window, youngest first, with what was recorded in it.

    Args:
        limit: The limit.
        recorded_on: The days on which something was recorded.
        born_on: The young person's date of birth.
        as_at: The day of the question; days after it are not looked at.
        month_end: What the birthday of somebody born on 29 February is in a common year.

    Raises:
        OutOfCoverageError: for a window outside the years 1 to 9999.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> window = BirthdayWindow(ages=[19, 20], before=Period(months=3), after=Period(months=1))
        >>> answers = window_answers(window, [date(2019, 8, 30)], born_on=date(2000, 9, 19), as_at=date(2020, 10, 20))
        >>> [(each.age, str(each.window), each.outcome.label) for each in answers]
        [(19, '19 June – 19 October 2019', 'in time'), (20, '19 June – 19 October 2020', 'overdue')]
    """
    known = sorted(day for day in recorded_on if day <= as_at)
    answers = []
    for age in limit.ages:
        birthday = months_after(born_on, 12 * age, month_end=month_end)
        window = DateRange(period_before(birthday, limit.before), due_on(birthday, limit.after))
        within = next((day for day in known if day in window), None)
        answers.append(WindowAnswer(age=age, window=window, recorded_on=within, as_at=as_at))
    return tuple(answers)
