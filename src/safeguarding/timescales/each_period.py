"""What is to be done once at least in every calendar month, or in every school term."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from safeguarding.dates.ranges import DateRange
from safeguarding.timescales.limits import EachPeriod, Limit, PeriodKind
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

_A_DAY = timedelta(days=1)


def period_outcomes(
    rule: Rule, recorded_on: Iterable[date], *, starts_on: date, as_at: date, terms: Sequence[DateRange] = ()
) -> tuple[tuple[DateRange, TimescaleOutcome], ...]:
    """Every period that began on the first day or later and by the day of the question, and how it stood.

    A period that had begun before, or before the rule was law, is not judged, since nobody says how much of it counts. One that has ended with nothing
    recorded is overdue, unless the law left it open then, or changed within it.

    Args:
        rule: A rule whose limit is once in each period.
        recorded_on: The days on which the thing was done.
        starts_on: The first day.
        as_at: The day of the question; days after it are not looked at.
        terms: The first and last days of the school terms, for a rule that counts by them.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> visits = [date(2017, 5, 31)]
        >>> asked = period_outcomes(rule_named("childrens_home_visit"), visits, starts_on=date(2017, 5, 1), as_at=date(2017, 7, 1))
        >>> [(str(month), outcome.label) for month, outcome in asked]
        [('1 – 31 May 2017', 'in time'), ('1 – 30 June 2017', 'overdue'), ('1 – 31 July 2017', 'not yet due')]
    """
    limit = rule.limits.entries[-1].value
    by_terms = isinstance(limit, EachPeriod) and limit.kind is PeriodKind.SCHOOL_TERM
    periods = sorted(terms) if by_terms else _months(starts_on, as_at)
    known = sorted(day for day in recorded_on if day <= as_at)
    first_day = max(starts_on, rule.limits.entries[0].starts_on)
    return tuple(
        (period, _outcome(rule, period, known, as_at)) for period in periods if first_day <= period.starts_on <= as_at
    )


def _outcome(rule: Rule, period: DateRange, known: Sequence[date], as_at: date) -> TimescaleOutcome:
    if any(day in period for day in known):
        return TimescaleOutcome.IN_TIME
    if as_at <= period.ends_on:
        return TimescaleOutcome.NOT_YET_DUE
    first, last = rule.limits.value_on(period.starts_on), rule.limits.value_on(period.ends_on)
    outcomes = {_undone(first), _undone(last)}
    return outcomes.pop() if len(outcomes) == 1 else TimescaleOutcome.LAW_CHANGED


def _undone(limit: Limit) -> TimescaleOutcome:
    relaxed = limit.relaxed if isinstance(limit, EachPeriod) else None
    if relaxed is None:
        return TimescaleOutcome.OVERDUE
    known = relaxed.by in (RelaxedBy.WHERE_PRACTICABLE, RelaxedBy.REPLACED)
    return TimescaleOutcome.NO_FIXED_TIME if known else TimescaleOutcome.CANNOT_TELL


def _months(starts_on: date, as_at: date) -> Iterator[DateRange]:
    first = starts_on.replace(day=1)
    while first <= as_at:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        yield DateRange(first, last)
        first = last + _A_DAY
