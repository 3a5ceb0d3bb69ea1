"""A day checked to be a day: records use it, so that a time of day or a text never passes for a date."""

from __future__ import annotations

from datetime import date, datetime

from safeguarding.errors import InvalidRecordError


def checked_day(value: date, what: str) -> date:
    """The value, if it is a plain date.

    Raises:
        InvalidRecordError: for a time of day, or anything but a date. The value itself is not repeated.

    Examples:
        >>> checked_day(date(2017, 5, 17), "day of submission")
        datetime.date(2017, 5, 17)
    """
    if isinstance(value, datetime) or not isinstance(value, date):
        raise InvalidRecordError(f"the {what} is a date, not a {type(value).__name__}")
    return value
