"""The month's names, a date as British reports print it, and what is a date. Independent of the machine's locale."""

from __future__ import annotations

from datetime import date, datetime

from safeguarding.errors import InvalidRecordError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MONTH_NUMBERS = (
    {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
    | {name.casefold()[:3]: number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)


def printed_date(on: date) -> str:
    """The date in words: day, month's name, four-digit year.

    Examples:
        >>> printed_date(date(2016, 12, 8))
        '8 December 2016'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year:04}"


def checked_date(value: date, what: str) -> date:
    """The value, if it is a date without a time of day.

    Raises:
        InvalidRecordError: for a time of day, a text or anything else.

    Examples:
        >>> checked_date(date(2016, 12, 8), "the anchor")
        datetime.date(2016, 12, 8)
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidRecordError(f"{what} is a date without a time of day, not {value!r}")
    return value
