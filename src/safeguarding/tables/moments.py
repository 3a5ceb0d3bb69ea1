"""Moments that a system exported in universal time, put back on their day in the United Kingdom.

A day of British summer begins at 23:00 the evening before by universal time: 1 October 2014 is exported as
``2014-09-30T23:00:00Z``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_UTC = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9]{2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:z|[+-]00:?00| utc| gmt)",
    re.ASCII,
)
_MIDNIGHT_EVE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]23:00(?::00(?:\.0{1,9})?)?", re.ASCII)
_OFFSET = re.compile(r"(?<=[0-9])[+-][0-9]{2}:?[0-9]{2}$", re.ASCII)
_MARCH, _OCTOBER, _CHANGES_AT = 3, 10, 1


def uk_day(text: str) -> date | None:
    """The day in the United Kingdom of a moment in universal time; None for any other text.

    Examples:
        >>> uk_day("2014-09-30t23:00:00z"), uk_day("2014-12-31t23:00:00z"), uk_day("2014-09-30")
        (datetime.date(2014, 10, 1), datetime.date(2014, 12, 31), None)
    """
    match = _UTC.fullmatch(text)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}")
    except ValueError:
        return None
    return (moment + timedelta(hours=1 if _is_summer(moment) else 0)).date()


def is_eve_of_a_summers_day(text: str) -> bool:
    """Whether a moment of no known zone is an hour before midnight in British summer: likely the day after.

    Examples:
        >>> is_eve_of_a_summers_day("2014-09-30 23:00:00"), is_eve_of_a_summers_day("2014-12-30 23:00:00")
        (True, False)
    """
    match = _MIDNIGHT_EVE.fullmatch(text)
    if match is None:
        return False
    try:
        return _is_summer(datetime.fromisoformat(f"{match[1]}T23:00"))
    except ValueError:
        return False


def without_offset(text: str) -> str:
    """A moment without its offset from universal time: its day is already that of the place.

    Examples:
        >>> without_offset("2014-10-01t00:00:00+01:00")
        '2014-10-01t00:00:00'
    """
    return _OFFSET.sub("", text) if ":" in text else text


def _is_summer(moment: datetime) -> bool:
    """Whether British summer time is kept: from the last Sunday of March to that of October, 1:00 by universal time."""
    begins, ends = (_last_sunday(moment.year, month) for month in (_MARCH, _OCTOBER))
    return begins <= moment < ends


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, _CHANGES_AT)  # noqa: DTZ001 - universal time throughout
    return last - timedelta(days=last.isoweekday() % 7)
