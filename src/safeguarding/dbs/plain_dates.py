"""Dates alone: due dates and standings of certificates for whoever has a column of days and no people.

A policy may be given as one line, "3 years".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from safeguarding.dates.days import checked_day
from safeguarding.dates.periods import Period, parse_period
from safeguarding.dbs.bulk import recheck_due_dates, recheck_standings
from safeguarding.dbs.policies import APPLICATION_OPEN_FOR, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.sources import Certainty, Source

IN_ONE_LINE = Source(title="An interval stated by the caller", certainty=Certainty.UNVERIFIED)


def parse_policy(text: str) -> RecheckPolicy:
    """A policy from one line: how long a certificate lasts. All else is a plain default.

    Raises:
        ParseError: for anything but a period.
        InvalidRecordError: for a period of no length, or in working days.

    Examples:
        >>> policy = parse_policy("3 years")
        >>> print(policy, policy.versions.entries[0].value.certificate_interval, sep="; ")
        a recheck every 3 years; 3 years
    """
    return _every(parse_period(text))


def _every(interval: Period) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=interval, application_lapses_after=APPLICATION_OPEN_FOR)
    return steady_policy(f"a recheck every {interval}", rule, source=IN_ONE_LINE)


def _policy(policy: RecheckPolicy | Period | str) -> RecheckPolicy:
    if isinstance(policy, RecheckPolicy):
        return policy
    return parse_policy(policy) if isinstance(policy, str) else _every(policy)


def due_dates(issued: Iterable[Any], policy: RecheckPolicy | Period | str) -> list[date | None]:
    """The due date of each certificate, by its day of issue; None where there is no day, or no recheck is asked for.

    Args:
        issued: Dates, as Python, pandas, polars or numpy hold them. None, NaT and NA are no day.
        policy: The employer's policy, an interval, or one line.

    Raises:
        InvalidRecordError: for a time of day, or anything that is no date: a text may be in either order.

    Examples:
        >>> due_dates([date(2014, 9, 19), None, date(2016, 2, 29)], "3 years")
        [datetime.date(2017, 9, 19), None, datetime.date(2019, 2, 28)]
    """
    days = [_day(each) for each in issued]
    due = iter(recheck_due_dates((day for day in days if day is not None), _policy(policy)))
    return [None if day is None else next(due) for day in days]


def recheck_standing(
    issued_on: object, policy: RecheckPolicy | Period | str, *, on: date, window: Period | None = None
) -> Standing:
    """Where one certificate stands by its day of issue alone: no day is unknown, a later one is no check yet.

    Args:
        issued_on: The day, as for :func:`due_dates`.
        policy: The employer's policy, an interval, or one line.
        on: The day asked about.
        window: The look-ahead; None for none.

    Raises:
        InvalidRecordError: as for :func:`due_dates`.
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> recheck_standing(date(2014, 9, 18), "3 years", on=date(2017, 9, 19)).label
        'overdue'
    """
    return recheck_standings([_day(issued_on)], _policy(policy), on=on, window=window)[0]


_NO_DAY = ("NoneType", "NaTType", "NAType")


def _day(value: object) -> date | None:
    """A date as Python holds it, from what frames and arrays hold; None for their missing values."""
    if type(value).__name__ in _NO_DAY or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN alone
        return None
    if type(value).__name__ == "datetime64":
        return _numpy_day(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    if not isinstance(value, date):
        raise InvalidRecordError(
            f"a {type(value).__name__} is no day of issue", remedy="parse_date reads one from text"
        )
    return checked_day(value, "day of issue")


def _numpy_day(value: Any) -> date | None:  # noqa: ANN401 - a class of a library that need not be there
    """The day of a numpy date of whatever unit; None for its missing value."""
    day = value.astype("M8[D]")
    if day.item() is not None and day != value:
        raise InvalidRecordError("a day of issue has no time of day")
    return None if day.item() is None else checked_day(day.item(), "day of issue")
