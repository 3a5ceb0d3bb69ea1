"""A day as it is printed, with its weekday where one stands beside it: whether the calendar has it."""

from __future__ import annotations

import calendar as calendars
from datetime import date

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record

_WEEKDAYS = {name.casefold(): name for name in calendars.day_name}


def _as_weekday(value: str) -> str:
    if not isinstance(value, str):
        # refused by its kind, as every other field
        return value
    name = _WEEKDAYS.get(value.casefold(), "")
    if value and not name:
        raise InvalidRecordError(f"{value!r} is no day of the week")
    return name


@attrs.frozen(kw_only=True)
class CalendarDateClaim(Record):
    """A day of the calendar, and the day of the week that it is said to be.

    Attributes:
        day: The day as printed: "31 April 2024".
        weekday: "Monday"; empty where none is stated.
        about: What happened on it.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for a word that is no day of the week.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_calendar_date(CalendarDateClaim(day="8 December 2016", weekday="Friday"), CHARITABLE))
        inconsistent: 8 December 2016 was a Thursday, not a Friday.
        >>> print(check_calendar_date(CalendarDateClaim(day="31 June 2016"), CHARITABLE))
        inconsistent: The calendar has no 31 June 2016.
    """

    day: str
    weekday: str = attrs.field(default="", converter=_as_weekday)
    about: str = ""
    where: str = ""


def check_calendar_date(claim: CalendarDateClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the calendar has the day, on that day of the week. Rounding plays no part, so neither does the policy.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> check_calendar_date(CalendarDateClaim(day="29 February 2015"), CHARITABLE).is_inconsistent
        True
    """
    del policy
    try:
        on = parse_date(claim.day)
    except ParseError as error:
        if error.is_unread:
            return unverifiable("The day cannot be read.")
        return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=f"The calendar has no {claim.day}.")
    fact = f"{printed_date(on)} was a {weekday_of(on)}"
    if claim.weekday in ("", weekday_of(on)):
        return Verdict(outcome=ClaimOutcome.CONSISTENT, sentence=f"{fact}.")
    return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=f"{fact}, not a {claim.weekday}.")


def weekday_of(on: date) -> str:
    """The name of a day's weekday.

    Examples:
        >>> weekday_of(date(2016, 12, 8))
        'Thursday'
    """
    return calendars.day_name[on.weekday()]
