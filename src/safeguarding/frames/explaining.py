"""From a row of a dataframe back to a record, which says in a sentence why a certificate stands where it does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.errors import InvalidRecordError, UnknownNameError

_NO_VALUE = ("NoneType", "NaTType", "NAType")


def status_of_row(
    row: Mapping[str, Any],
    policy: RecheckPolicy,
    *,
    issued_on: str,
    on: date,
    window: Period | None = None,
    role: str | None = None,
    tier: Tier | None = None,
    key: str | None = None,
) -> RecheckStatus:
    """The status of one row's certificate, with its explanation: the answer of the rule for one person.

    Args:
        row: The row by its columns, as ``row(k, named=True)`` of polars gives it, ``to_dict()`` of a row of pandas,
            ``asDict()`` of PySpark.
        policy: As for the column, like all that follow.
        issued_on: The column of the day that the interval is counted from.
        on: The day asked about.
        window: The look-ahead; None for none.
        role: The column of roles; None for none.
        tier: The tier that the post requires; None where it is not said.
        key: The column that names the row, which becomes the status' reference.

    Raises:
        UnknownNameError: for a column that the row does not have.
        InvalidRecordError: for a day of issue that is no date.
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> row = {"id": "S0042", "issued_on": date(2014, 9, 18), "due_on": date(2017, 9, 18)}
        >>> status = status_of_row(row, YORK_2017, issued_on="issued_on", on=date(2017, 9, 19), key="id")
        >>> print(status.reference, status.explanation.partition(";")[0], sep=": ")
        S0042: overdue: recheck due on 18 September 2017, 1 day ago
    """
    day = _day(_value(row, issued_on), issued_on)
    required = None if tier is None else Level(tier=tier)
    # the column holds the day that the policy counts from, whichever of the three it is
    held = Certificate(issued_on=day, submitted_on=day, seen_on=day, level=required)
    name = _value(row, role) if role is not None else None
    post = Post(role="" if name is None else str(name), required=required)
    reference = "" if key is None else _value(row, key)
    person = Person(reference="1" if reference in ("", None) else str(reference), posts=[post], certificates=[held])
    return recheck_status(person, policy, on=on, window=window)


def _value(row: Mapping[str, Any], name: str) -> object:
    if name not in row:
        raise UnknownNameError.among("column", name, map(str, row))
    value: object = row[name]
    is_missing = type(value).__name__ in _NO_VALUE or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN alone
    return None if is_missing else value


def _day(value: object, name: str) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.date()
    if isinstance(value, datetime) or not isinstance(value, date):
        raise InvalidRecordError(f"column {name!r} holds a {type(value).__name__}", remedy="expected a date")
    return value
