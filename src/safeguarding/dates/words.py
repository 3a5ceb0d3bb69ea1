"""The month's names, and a date as British reports print it. Independent of the machine's locale."""

from __future__ import annotations

from datetime import date

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
