"""A stated length of time beside its dates: "a four week period" from 14 November to 8 December.

Whether the last day counts, and whether weeks are calendar weeks, is not said in such words; every way of counting
that people use is tried before a length is called wrong.
"""

from __future__ import annotations

import calendar as calendars
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import attrs

from safeguarding.dates.due import due_on, months_after
from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.figures.allowances import Allowance
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Remedy, Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.records import Record

_WEEK, _YEAR = 7, 12


def _as_period(value: Period | str) -> Period:
    return parse_period(value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class DurationClaim(Record):
    """A length of time, and the days between which it is said to lie.

    Attributes:
        starts_on: The first day.
        ends_on: The last day, as it is stated; it may lie before the first, which the check then says.
        length: What is stated: "four weeks", "3 months", "25 days".
        about: What lasted so long.
        where: Where it stands in the report.

    Raises:
        ParseError: for a text that is no length of time.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2017, 12, 8), length="four weeks")
        >>> print(check_duration(claim, CHARITABLE))
        inconsistent: 14 November 2016 to 8 December 2017 is 390 days, not 4 weeks: an end on 8 December 2016 would fit.
    """

    starts_on: date
    ends_on: date
    length: Period = attrs.field(converter=_as_period)
    about: str = ""
    where: str = ""


def check_duration(claim: DurationClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the days can lie as far apart as is stated.

    Examples:
        >>> from safeguarding.dates.periods import parse_period
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> on_site = DurationClaim(
        ...     starts_on=date(2016, 11, 14), ends_on=date(2016, 12, 8), length=parse_period("four weeks")
        ... )
        >>> print(check_duration(on_site, CHARITABLE))
        consistent: 14 November 2016 to 8 December 2016 is 25 days, stated as 4 weeks.
    """
    span = f"{printed_date(claim.starts_on)} to {printed_date(claim.ends_on)}"
    if claim.ends_on < claim.starts_on:
        fits = other_years(claim, policy)
        return Verdict(
            outcome=ClaimOutcome.INCONSISTENT,
            sentence=f"{span} ends before it starts{_would_fit(fits)}.",
            remedies=(Remedy(field="last day", dates=fits),) if fits else (),
        )
    allowed = duration_allowance(claim, policy)
    days = (claim.ends_on - claim.starts_on).days + 1
    count = counted(days, "day")
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        in_working_days = ", in working days" if _only_working_days_fit(claim, policy) else ""
        sentence = f"{span} is {count}, stated as {claim.length}{in_working_days}{allowed.caveat}."
        fits = ()
    else:
        fits = other_years(claim, policy)
        sentence = f"{span} is {count}, not {claim.length}{_would_fit(fits)}."
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        exact=Fraction(days),
        remedies=(Remedy(field="last day", dates=fits),) if fits else (),
    )


def _would_fit(dates: tuple[date, ...]) -> str:
    return f": an end on {' or '.join(printed_date(each) for each in dates)} would fit" if dates else ""


def duration_allowance(claim: DurationClaim, policy: CheckingPolicy) -> Allowance:
    """The rounding rules under which the days make up the stated length; all of them where a way of counting does."""
    if any(stated == counted for stated, counted in _whole_counts(claim, policy)) or _only_working_days_fit(
        claim, policy
    ):
        return Allowance(rules=policy.rules, is_usual=True)
    measure = _measure(claim)
    if measure is None:
        return Allowance(rules=(), is_usual=False)
    stated, length = measure
    rules = tuple(rule for rule in policy.rules if values_rounded_to(stated, rule).intersection(length) is not None)
    return Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))


def _only_working_days_fit(claim: DurationClaim, policy: CheckingPolicy) -> bool:
    """Whether a length in days holds in working days alone: a "10 day inspection" lasts two weeks on site."""
    if not claim.length.days or claim.length != Period(days=claim.length.days):
        return False
    if any(stated == counted for stated, counted in _whole_counts(claim, policy)):
        return False
    on_site = attrs.evolve(claim, length=Period(working_days=claim.length.days))
    return any(stated == counted for stated, counted in _whole_counts(on_site, policy))


def _measure(claim: DurationClaim) -> tuple[int, Interval] | None:
    """The stated number of its one unit, and how many of that unit the dates can be: last day counted, or not."""
    period = claim.length
    days = (claim.ends_on - claim.starts_on).days
    if period.weeks and period == Period(weeks=period.weeks):
        return period.weeks, Interval(Fraction(days, _WEEK), Fraction(days + 1, _WEEK))
    if period.total_months and not period.total_days and not period.working_days:
        unit = _YEAR if period.years and not period.months else 1
        exclusive, inclusive = months_between(claim.starts_on, claim.ends_on), _inclusive_months(claim)
        return period.total_months // unit, Interval(exclusive / unit, inclusive / unit)
    return None


def _inclusive_months(claim: DurationClaim) -> Fraction:
    if claim.ends_on == date.max:
        return months_between(claim.starts_on, claim.ends_on)
    return months_between(claim.starts_on, claim.ends_on + timedelta(days=1))


def _whole_counts(claim: DurationClaim, policy: CheckingPolicy) -> Iterator[tuple[int, int]]:
    """The stated number and each number that some way of counting whole days or weeks gives."""
    period, days = claim.length, (claim.ends_on - claim.starts_on).days
    if period.working_days:
        try:
            for first in (claim.starts_on, claim.starts_on - timedelta(days=1)):
                yield period.working_days, policy.calendar.working_days_between(first, claim.ends_on)
        except (OutOfCoverageError, OverflowError):
            return
    elif period.total_months and period.total_days:
        try:
            whole = due_on(claim.starts_on, period)
        except OutOfCoverageError:
            return
        for extra in (0, 1):
            yield (whole - claim.starts_on).days, days + extra
    elif not period.total_months:
        yield period.total_days, days
        yield period.total_days, days + 1
        monday = claim.starts_on - timedelta(days=claim.starts_on.weekday())
        # working weeks: Monday of the first to any day of the last
        yield period.total_days, ((claim.ends_on - monday).days // _WEEK + 1) * _WEEK


def months_between(starts_on: date, ends_on: date) -> Fraction:
    """How many months lie between two days, the part of the last month by its days.

    Examples:
        >>> months_between(date(2017, 1, 1), date(2017, 2, 15))
        Fraction(3, 2)
    """
    whole = (ends_on.year - starts_on.year) * _YEAR + ends_on.month - starts_on.month
    if whole and months_after(starts_on, whole) > ends_on:
        whole -= 1
    reached = months_after(starts_on, whole)
    in_month = calendars.monthrange(reached.year, reached.month)[1]
    return whole + Fraction((ends_on - reached).days, in_month)


def other_years(claim: DurationClaim, policy: CheckingPolicy) -> tuple[date, ...]:
    """The same day and month in other years that would make the length right: the likeliest slip of the pen."""
    dates = []
    for year in range(claim.starts_on.year, min(claim.starts_on.year + 12, date.max.year) + 1):
        try:
            ends_on = claim.ends_on.replace(year=year)
        except ValueError:
            continue
        if ends_on < claim.starts_on or ends_on == claim.ends_on:
            continue
        if duration_allowance(attrs.evolve(claim, ends_on=ends_on), policy).is_usual:
            dates.append(ends_on)
    return tuple(dates)
