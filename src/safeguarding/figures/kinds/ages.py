"""An age beside the birth date and the day it is said to hold on. No verdict and no repr holds a birth date, or an age worked out."""

from __future__ import annotations

import calendar as calendars
import re
from datetime import date

import attrs

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import InvalidRecordError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record

_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})", re.ASCII)
_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9}) (?P<year>(?:19|20)[0-9]{2})", re.ASCII)
_WEEK, _MONTHS = 7, 12
_LEAP_DAY = (2, 29)

Days = tuple[date, date]
"""The first and the last day that a printed date, month or year can mean."""


def days_of(text: str) -> Days:
    """The days that are meant by a day, a month or a year as printed.

    Raises:
        ParseError: for anything else.

    Examples:
        >>> days_of("March 2012"), days_of("2012")[0]
        ((datetime.date(2012, 3, 1), datetime.date(2012, 3, 31)), datetime.date(2012, 1, 1))
    """
    plain = text.strip()
    if (year := _YEAR.fullmatch(plain)) is not None:
        return date(int(year["year"]), 1, 1), date(int(year["year"]), 12, 31)
    named = _MONTH.fullmatch(plain)
    number = MONTH_NUMBERS.get(named["month"].casefold()) if named is not None else None
    if named is not None and number is not None:
        of = int(named["year"])
        return date(of, number, 1), date(of, number, calendars.monthrange(of, number)[1])
    day = parse_date(plain)
    return day, day


@attrs.frozen(kw_only=True)
class AgeClaim(Record):
    """Somebody who was born then was so old on that day.

    Attributes:
        born: A day, a month or a year, as printed; not shown in a repr.
        on: The day, month or year on which the age is stated; not shown either.
        age: "15", "six weeks"; years where no unit is named.
        is_birthday: Whether that age was reached on that very day: "turned 18 on".
        about: Whose age it is, without a name.
        where: Where it stands in the report.

    Raises:
        ParseError: for what is no day, month or year, and for what is no age.
        InvalidRecordError: for an age that is not in years, months, weeks or days alone.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_age(AgeClaim(born="March 2002", on="May 2016", age="16"), CHARITABLE))
        inconsistent: The age that is stated does not follow from the birth and the time beside it.
    """

    born: str = attrs.field(repr=False)
    on: str = attrs.field(repr=False)
    age: str = attrs.field(repr=False)
    is_birthday: bool = False
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        days_of(self.born), days_of(self.on)
        age = _stated_age(self.age)
        if sum(bool(unit) for unit in (age.years, age.months, age.weeks, age.days)) != 1 or age.working_days:
            raise InvalidRecordError("an age is stated in years, in months, in weeks or in days")


def _stated_age(text: str) -> Period:
    return parse_period(text if re.search(r"[ -][a-z]", text.strip()) else f"{text.strip()} years")


def check_age(claim: AgeClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the age can be right. Completed years are meant, and for babies the unit begun or completed.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> check_age(AgeClaim(born="14 June 2000", on="14 June 2018", age="18", is_birthday=True), CHARITABLE).is_consistent
        True
    """
    del policy
    born, on, age = days_of(claim.born), days_of(claim.on), _stated_age(claim.age)
    # who was born on 29 February may have the birthday on the day before
    earliest = born[0].replace(day=28) if (born[0].month, born[0].day) == _LEAP_DAY else born[0]
    least, most = _age(age, born[1], on[0]), _age(age, earliest, on[1])
    stated = age.years or age.months or age.weeks or age.days
    # "six weeks old" may be rounded up; fifteen years old is not
    holds = least <= stated <= most + (0 if age.years else 1)
    if claim.is_birthday and born[0] == born[1] and on[0] == on[1]:
        holds = holds and _is_birthday(born[0], on[0])
    does = "follows" if holds else "does not follow"
    return Verdict(
        outcome=ClaimOutcome.CONSISTENT if holds else ClaimOutcome.INCONSISTENT,
        sentence=f"The age that is stated {does} from the birth and the time beside it.",
    )


def _age(unit: Period, born: date, on: date) -> int:
    """How many whole units lie between two days."""
    if unit.years or unit.months:
        months = (on.year - born.year) * _MONTHS + on.month - born.month - (on.day < born.day)
        return months // _MONTHS if unit.years else months
    days = (on - born).days
    return days // _WEEK if unit.weeks else days


def _is_birthday(born: date, on: date) -> bool:
    """Whether a day is somebody's birthday; one of 29 February has it on the day before or after too."""
    return (born.month, born.day) == (on.month, on.day) or (
        (born.month, born.day) == _LEAP_DAY and (on.month, on.day) in ((2, 28), (3, 1))
    )
