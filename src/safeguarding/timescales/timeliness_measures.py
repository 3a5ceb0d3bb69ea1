"""How timely many cases were: counts by outcome, and shares whose base is always said.

A share of completed cases leaves out those still open, and so looks better the more is left undone. Both shares are
here, each by its name, with the open cases counted beside them.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.shares import Share, percentage
from safeguarding.records import NoTruthValue, Record
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.limits import AverageTarget, ShareTarget
from safeguarding.timescales.words import TimescaleOutcome


class Cohort(Labelled):
    """Which cases belong to a period."""

    STARTED = "those whose clock started in the period"
    COMPLETED = "those done in the period"
    FELL_DUE = "those whose last day in time lay in the period"


_OUT_OF_TIME = (
    TimescaleOutcome.LATE,
    TimescaleOutcome.OVERDUE,
    TimescaleOutcome.MISSED,
    TimescaleOutcome.BEYOND_TARGET,
    TimescaleOutcome.OPEN_BEYOND_TARGET,
)
_NAMED_BESIDE = (
    TimescaleOutcome.OVERDUE,
    TimescaleOutcome.MISSED,
    TimescaleOutcome.OPEN_BEYOND_TARGET,
    TimescaleOutcome.NOT_YET_DUE,
    TimescaleOutcome.LAPSED,
    TimescaleOutcome.NO_FIXED_TIME,
    TimescaleOutcome.LAW_CHANGED,
    TimescaleOutcome.BEFORE_START,
    TimescaleOutcome.NOT_APPLICABLE,
    TimescaleOutcome.CANNOT_TELL,
)


@attrs.frozen(kw_only=True)
class Timeliness(NoTruthValue, Record):
    """Counts of a cohort by outcome. They sum to the cohort.

    Attributes:
        cohort: Which cases these are.
        period: The period.
        as_at: The day as at which they are judged.
        counts: How many have each outcome, in the order of the outcomes, those with none left out.

    Examples:
        >>> may = DateRange(date(2017, 5, 1), date(2017, 5, 31))
        >>> counts = [(TimescaleOutcome.IN_TIME, 8), (TimescaleOutcome.LATE, 1), (TimescaleOutcome.OVERDUE, 3)]
        >>> measure = Timeliness(cohort=Cohort.FELL_DUE, period=may, as_at=date(2017, 6, 30), counts=counts)
        >>> print(measure.of_completed, "/", measure.of_settled)
        8 of 9 / 8 of 12
        >>> print(measure.explanation)
        1 – 31 May 2017, those whose last day in time lay in the period, as at 30 June 2017: 8 of 12 (66.7%) in time; among all 12: 3 overdue
    """

    _instead = "of_settled, or of_completed"

    cohort: Cohort
    period: DateRange
    as_at: date
    counts: Sequence[tuple[TimescaleOutcome, int]]

    def count(self, *outcomes: TimescaleOutcome) -> int:
        """How many have any of these outcomes."""
        return sum(number for outcome, number in self.counts if outcome in outcomes)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(number for _, number in self.counts)

    @property
    def of_completed(self) -> Share | None:
        """In time, of those done: open cases are outside it, however late. None where nothing was done."""
        base = self.count(TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE, TimescaleOutcome.BEYOND_TARGET)
        return Share(self.count(TimescaleOutcome.IN_TIME), base) if base else None

    @property
    def of_settled(self) -> Share | None:
        """In time, of those done or past their day: overdue and missed count against it.

        Cases not yet due, lapsed, done before the start, without a fixed time or unknown are outside it. None where nothing is settled.
        """
        base = self.count(TimescaleOutcome.IN_TIME, *_OUT_OF_TIME)
        return Share(self.count(TimescaleOutcome.IN_TIME), base) if base else None

    @property
    def explanation(self) -> str:
        """The measure in a sentence, with its base and what lies outside it."""
        share = self.of_settled
        measure = f"{share} ({percentage(share, places=1)}%) in time" if share else "none settled"
        outside = [f"{self.count(outcome)} {outcome.label}" for outcome in _NAMED_BESIDE if self.count(outcome)]
        beside = f"; among all {self.total}: {', '.join(outside)}" if outside else ""
        return f"{self.period}, {self.cohort.label}, as at {printed_date(self.as_at)}: {measure}{beside}"


def timeliness(obligations: Iterable[Obligation], *, cohort: Cohort, period: DateRange, as_at: date) -> Timeliness:
    """How timely the obligations of a period were.

    Args:
        obligations: What was to be done, each as it stood on ``as_at``.
        cohort: Which of them belong to the period.
        period: The period.
        as_at: The day as at which all of them were asked.

    Raises:
        InvalidRecordError: for an obligation that was asked as at another day.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> children = [
        ...     Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)]),
        ...     Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 5)]),
        ...     Episode(started_on=date(2017, 4, 10)),
        ... ]
        >>> asked = [each for child in children for each in obligations([rule_named("iha")], child, as_at=date(2017, 6, 30))]
        >>> may = DateRange(date(2017, 5, 1), date(2017, 5, 31))
        >>> measure = timeliness(asked, cohort=Cohort.FELL_DUE, period=may, as_at=date(2017, 6, 30))
        >>> print(measure.of_completed, "/", measure.of_settled)
        1 of 2 / 1 of 3
    """
    counted: Counter[TimescaleOutcome] = Counter()
    for each in obligations:
        _check_as_at(each, as_at)
        if _belongs(each, cohort, period):
            counted[each.outcome] += 1
    return Timeliness(cohort=cohort, period=period, as_at=as_at, counts=_in_order(counted))


def timeliness_by_month(
    obligations: Iterable[Obligation], *, cohort: Cohort, period: DateRange, as_at: date
) -> tuple[Timeliness, ...]:
    """The same for each calendar month that the period touches; its first and last month may be parts.

    Raises:
        InvalidRecordError: for an obligation that was asked as at another day.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> as_at = date(2017, 6, 30)
        >>> children = [
        ...     Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)]),
        ...     Episode(started_on=date(2017, 5, 8), done_on=[date(2017, 6, 8)]),
        ... ]
        >>> asked = [each for child in children for each in obligations([rule_named("iha")], child, as_at=as_at)]
        >>> spring = DateRange(date(2017, 5, 1), date(2017, 6, 30))
        >>> for each in timeliness_by_month(asked, cohort=Cohort.FELL_DUE, period=spring, as_at=as_at):
        ...     print(each.period, "|", each.of_completed)
        1 – 31 May 2017 | 1 of 1
        1 – 30 June 2017 | 0 of 1
    """
    kept = list(obligations)
    months = _months(period)
    return tuple(timeliness(kept, cohort=cohort, period=month, as_at=as_at) for month in months)


def target_outcome(target: ShareTarget, measured: Timeliness) -> TimescaleOutcome:
    """Whether a cohort met a share-of-cases target.

    Open cases not yet due may still come in time or not; where that decides it, the target cannot be told yet.

    Returns:
        ``IN_TIME`` where the target is met whatever becomes of the open cases, ``MISSED`` where it cannot be met any
        more, otherwise ``CANNOT_TELL``: also for a shortfall where exceptional cases are allowed.

    Examples:
        >>> from fractions import Fraction
        >>> from safeguarding.dates.periods import Period
        >>> from safeguarding.timescales.schedules import once
        >>> may = DateRange(date(2017, 5, 1), date(2017, 5, 31))
        >>> counts = [(TimescaleOutcome.IN_TIME, 8), (TimescaleOutcome.OVERDUE, 2)]
        >>> measured = Timeliness(cohort=Cohort.FELL_DUE, period=may, as_at=date(2017, 6, 30), counts=counts)
        >>> target_outcome(ShareTarget(share=Fraction(4, 5), schedule=once(Period(months=1))), measured).label
        'in time'
    """
    in_time = measured.count(TimescaleOutcome.IN_TIME)
    failed = measured.count(*_OUT_OF_TIME)
    unsettled = measured.count(TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.CANNOT_TELL)
    base = in_time + failed + unsettled
    if base and in_time >= target.share * base:
        return TimescaleOutcome.IN_TIME
    if base and in_time + unsettled < target.share * base and not target.exceptions_allowed:
        return TimescaleOutcome.MISSED
    return TimescaleOutcome.CANNOT_TELL


def average_outcome(target: AverageTarget, days: Iterable[int]) -> TimescaleOutcome:
    """Whether the average of some cases met a target for it; ``CANNOT_TELL`` where there are none.

    Args:
        target: The target.
        days: How long each case took, in days.

    Examples:
        >>> average_outcome(AverageTarget(most_days=121, over="some children"), [100, 142]).label
        'in time'
    """
    lengths = list(days)
    if not lengths:
        return TimescaleOutcome.CANNOT_TELL
    is_met = sum(lengths) <= target.most_days * len(lengths)
    return TimescaleOutcome.IN_TIME if is_met else TimescaleOutcome.MISSED


def _check_as_at(obligation: Obligation, as_at: date) -> None:
    if obligation.as_at != as_at:
        raise InvalidRecordError(f"an obligation as at {obligation.as_at} cannot be measured as at {as_at}")


def _belongs(obligation: Obligation, cohort: Cohort, period: DateRange) -> bool:
    days = {
        Cohort.STARTED: obligation.counted_from,
        Cohort.COMPLETED: obligation.done_on,
        Cohort.FELL_DUE: obligation.due_on,
    }
    day = days[cohort]
    return day is not None and day in period


def _in_order(counted: Counter[TimescaleOutcome]) -> tuple[tuple[TimescaleOutcome, int], ...]:
    return tuple((outcome, counted[outcome]) for outcome in TimescaleOutcome if counted[outcome])


def _months(period: DateRange) -> list[DateRange]:
    months = []
    year, month = period.starts_on.year, period.starts_on.month
    while (year, month) <= (period.ends_on.year, period.ends_on.month):
        first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        months.append(DateRange(max(first, period.starts_on), min(last, period.ends_on)))
        year, month = year + month // 12, month % 12 + 1
    return months
