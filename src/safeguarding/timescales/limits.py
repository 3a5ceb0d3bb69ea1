"""The other shapes of a timescale: hours, rolling and cumulative totals, windows about a birthday, shares of cases."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.words import MONTHS
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.shares import Share, percentage
from safeguarding.records import Record, Several
from safeguarding.timescales.schedules import Relaxed, Schedule
from safeguarding.timescales.words import Expects


def _at_least_one(value: int, what: str) -> None:
    if value < 1:
        raise InvalidRecordError(f"{what} is a whole number above 0, not {value!r}")


def _check_fixed(window: Period, starts_each: tuple[int, int]) -> None:
    """A fixed window starts once a year, on a day that every year has, and lasts until it starts again."""
    try:
        month, day = starts_each
        date(_COMMON_YEAR, month, day)
    except (ValueError, TypeError, OverflowError):
        raise InvalidRecordError(f"a fixed window starts on a day of every year, not on {starts_each}") from None
    if window.total_months != _A_YEAR or window.total_days:
        raise InvalidRecordError(f"a window with a fixed start lasts a year, not {window}")


_COMMON_YEAR, _A_YEAR = 2001, 12


@attrs.frozen(kw_only=True)
class HourLimit(Record):
    """A limit in hours. It is counted between two times of day; dates alone may not settle it.

    Attributes:
        hours: How many hours.
        expects: Whether something is to be done, or a state is to have ended, within them.

    Examples:
        >>> print(HourLimit(hours=72))
        within 72 hours
    """

    hours: int
    expects: Expects = Expects.DONE

    def _check(self) -> None:
        _at_least_one(self.hours, "a limit in hours")

    def __str__(self) -> str:
        return f"within {counted(self.hours, 'hour')}"


@attrs.frozen(kw_only=True)
class DateSpanLimit(Record):
    """What a check that has only dates makes of a limit in hours: the last date less the first date.

    Attributes:
        days: The largest difference between the two dates that passes.

    Examples:
        >>> print(DateSpanLimit(days=3))
        last date at most 3 days after the first
    """

    days: int

    def _check(self) -> None:
        _at_least_one(self.days, "a difference in days")

    def __str__(self) -> str:
        return f"last date at most {counted(self.days, 'day')} after the first"


@attrs.frozen(kw_only=True)
class RollingTotal(Record):
    """A total that may not be passed in any window of a given length.

    Attributes:
        most_days: The largest total of days.
        window: The length of the window.
        starts_each: The month and the day on which a fixed window starts each year, (4, 1) for 1 April, where only
            fixed windows are looked at; None where every window counts.

    Examples:
        >>> print(RollingTotal(most_days=75, window=Period(months=12)))
        at most 75 days in any 12 months
    """

    most_days: int
    window: Period
    starts_each: tuple[int, int] | None = None

    def _check(self) -> None:
        _at_least_one(self.most_days, "a total of days")
        if self.window == Period() or self.window.working_days:
            raise InvalidRecordError(f"a window lasts for a time in calendar units, not for {self.window}")
        if self.starts_each is not None:
            _check_fixed(self.window, self.starts_each)

    def __str__(self) -> str:
        most = f"at most {counted(self.most_days, 'day')}"
        if self.starts_each is None:
            return f"{most} in any {self.window}"
        month, day = self.starts_each
        return f"{most} in the {self.window} from each {day} {MONTHS[month - 1]}"


@attrs.frozen(kw_only=True)
class CumulativeTotal(Record):
    """A status that is reached once a total has built up between two ages.

    Attributes:
        total: How long in all.
        from_age: Days count from this birthday on.
        past_age: The total must include a day on or after this birthday.

    Examples:
        >>> print(CumulativeTotal(total=Period(weeks=13), from_age=14, past_age=16))
        13 weeks in all from age 14, ending at 16 or later
    """

    total: Period
    from_age: int
    past_age: int

    def _check(self) -> None:
        if not self.total.total_days or self.total.total_months or self.total.working_days:
            raise InvalidRecordError("a cumulative total is in weeks and days, because it adds up separate stays")
        if not 0 <= self.from_age <= self.past_age:
            raise InvalidRecordError(f"ages run upward, not from {self.from_age} to {self.past_age}")

    def __str__(self) -> str:
        return f"{self.total} in all from age {self.from_age}, ending at {self.past_age} or later"


@attrs.frozen(kw_only=True)
class BirthdayWindow(Record):
    """A window about certain birthdays within which something is recorded.

    Attributes:
        ages: The birthdays.
        before: How long before each the window opens.
        after: How long after each it closes.

    Examples:
        >>> print(BirthdayWindow(ages=[19, 20], before=Period(months=3), after=Period(months=1)))
        from 3 months before to 1 month after each birthday, 19 to 20
    """

    ages: tuple[int, ...] = attrs.field(converter=Several[int])
    before: Period
    after: Period

    def _check(self) -> None:
        if not self.ages or list(self.ages) != sorted(set(self.ages)):
            raise InvalidRecordError("a birthday window names its ages once each, youngest first")
        if self.ages[0] < 0:
            raise InvalidRecordError(f"an age is 0 or above, not {self.ages[0]}")
        if self.before.working_days or self.after.working_days:
            raise InvalidRecordError("a birthday window is in calendar units")

    def __str__(self) -> str:
        ages = f"{self.ages[0]}" if len(self.ages) == 1 else f"{self.ages[0]} to {self.ages[-1]}"
        return f"from {self.before} before to {self.after} after each birthday, {ages}"


@attrs.frozen(kw_only=True)
class ShareTarget(Record):
    """A target for all cases together: such a share of them within such a time.

    Attributes:
        share: The smallest share that meets the target, above 0 and at most 1.
        schedule: The time for each case.
        exceptions_allowed: Whether "exceptional" cases are outside the target. Which ones are is a judgement, so a
            shortfall cannot then be called a failure from counts alone.

    Examples:
        >>> from safeguarding.timescales.schedules import once
        >>> print(ShareTarget(share=Fraction(4, 5), schedule=once(Period(months=1))))
        80% of cases within 1 month
    """

    share: Fraction
    schedule: Schedule
    exceptions_allowed: bool = False

    def _check(self) -> None:
        if not 0 < self.share <= 1:
            raise InvalidRecordError(f"a target share is a Fraction above 0 and at most 1, not {self.share!r}")

    def __str__(self) -> str:
        per_cent = percentage(Share(self.share.numerator, self.share.denominator))
        share = "all but exceptional cases" if self.exceptions_allowed else f"{per_cent}% of cases"
        return f"{share} {self.schedule}"


class PeriodKind(Labelled):
    """Periods that come one after the other, in each of which a thing is to be done."""

    CALENDAR_MONTH = "calendar month"
    SCHOOL_TERM = "school term"


@attrs.frozen(kw_only=True)
class EachPeriod(Record):
    """Once at least in every period of a kind: a visit each calendar month, a plan looked at each school term.

    Attributes:
        kind: The kind of period. The days of a school term are the school's or the authority's, so they are asked for.
        relaxed: On what condition it held; None where it holds plainly.

    Examples:
        >>> print(EachPeriod(kind=PeriodKind.CALENDAR_MONTH))
        at least once in each calendar month
    """

    kind: PeriodKind
    relaxed: Relaxed | None = None

    def __str__(self) -> str:
        return f"at least once in each {self.kind}{f', {self.relaxed.words}' if self.relaxed else ''}"


@attrs.frozen(kw_only=True)
class AverageTarget(Record):
    """A target for the average of many cases, which says nothing of any one of them.

    Attributes:
        most_days: The largest average that meets it.
        over: Which cases are averaged, in words.

    Examples:
        >>> print(AverageTarget(most_days=121, over="children adopted in three years"))
        on average at most 121 days, of children adopted in three years
    """

    most_days: int
    over: str

    def _check(self) -> None:
        _at_least_one(self.most_days, "an average of days")

    def __str__(self) -> str:
        return f"on average at most {counted(self.most_days, 'day')}, of {self.over}"


Limit = (
    Schedule
    | HourLimit
    | DateSpanLimit
    | RollingTotal
    | CumulativeTotal
    | BirthdayWindow
    | ShareTarget
    | EachPeriod
    | AverageTarget
)
"""Any shape that a timescale can have."""
