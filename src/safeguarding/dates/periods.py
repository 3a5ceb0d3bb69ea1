"""A length of time as rules state it: "3 years", "70 working days", "P3Y".

A period is not a number of days: three years from 19 September 2014 is 19 September 2017, whatever lies between.
"""

from __future__ import annotations

import re

import attrs

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.numbers.words import NUMBER_WORDS
from safeguarding.records import Record


@attrs.frozen(kw_only=True, eq=False)
class Period(Record):
    """A length of time in calendar units or in working days, never in both.

    Two periods are equal where they always lead to the same date: 3 years and 36 months, 2 weeks and 14 days.

    Attributes:
        years: A whole number, 0 to 999,999.
        months: Likewise.
        weeks: Likewise.
        days: Likewise.
        total_months: The years and months together, in months.
        total_days: The weeks and days together, in calendar days.
        working_days: A whole number likewise; not together with the others, because the order
            in which the two kinds are counted would change the answer.

    Raises:
        InvalidRecordError: for a negative number, a number that is not whole or above 999,999, or working days
            with other units.

    Examples:
        >>> str(Period(years=3)), Period(years=3) == Period(months=36)
        ('3 years', True)
        >>> print(Period(working_days=70))
        70 working days
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working_days: int = 0
    # derived once: a due date asks for nothing else
    total_months: int = attrs.field(init=False, repr=False)
    total_days: int = attrs.field(init=False, repr=False)

    def _check(self) -> None:
        for unit in _UNITS:
            count = getattr(self, unit)
            if not 0 <= count <= _MOST:
                raise InvalidRecordError(f"a period counts whole {_words(unit)}, 0 to {_MOST:,}, not {count!r}")
        if self.working_days and (self.years or self.months or self.weeks or self.days):
            raise InvalidRecordError(
                "a period is in calendar units or in working days, not in both: "
                "which is counted first would change the date"
            )
        object.__setattr__(self, "total_months", 12 * self.years + self.months)
        object.__setattr__(self, "total_days", 7 * self.weeks + self.days)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._length() == other._length()

    def __hash__(self) -> int:
        return hash(self._length())

    def _length(self) -> tuple[int, int, int]:
        return self.total_months, self.total_days, self.working_days

    def __str__(self) -> str:
        parts = [
            f"{count} {_words(unit) if count != 1 else _words(unit)[:-1]}"
            for unit in _UNITS
            if (count := getattr(self, unit))
        ]
        if not parts:
            return "0 days"
        return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))

    @property
    def iso(self) -> str:
        """The period in ISO 8601: ``P3Y``, ``P1Y6M``, ``P2W``.

        Raises:
            InvalidRecordError: for working days, which ISO 8601 cannot write.
        """
        if self.working_days:
            raise InvalidRecordError("ISO 8601 has no working days; print the period instead")
        letters = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}
        parts = "".join(f"{getattr(self, unit)}{letter}" for unit, letter in letters.items() if getattr(self, unit))
        return "P" + (parts or "0D")


_UNITS = ("years", "months", "weeks", "days", "working_days")

# 999,999 of any unit is beyond every rule; a longer run of digits is not a period but a mishap
_MOST = 999_999

_NUMBER_WORDS = {"a": 1, "an": 1} | NUMBER_WORDS

_EXPECTED = "a period such as '3 years', '6 months', '70 working days' or 'P3Y'"

_NUMBER = r"(?P<number>[0-9]{1,6}|" + "|".join(_NUMBER_WORDS).replace(" ", "[ -]") + r")"
_PART = re.compile(
    _NUMBER
    + r"[\s-]*(?:(?P<unit>working[\s-]days?)|(?:calendar\s)?(?P<calendar_unit>years?|months?|weeks?|days?)"
    + r"|(?P<fortnights>fortnights?))",
    re.ASCII,
)
_ISO = re.compile(
    r"P(?=[0-9])(?:(?P<years>[0-9]{1,6})Y)?(?:(?P<months>[0-9]{1,6})M)?"
    r"(?:(?P<weeks>[0-9]{1,6})W)?(?:(?P<days>[0-9]{1,6})D)?",
    re.ASCII,
)
_JOINT = re.compile(r"\s*(?:,\s*and|,|and)\s+|\s+", re.ASCII)


def parse_period(text: str) -> Period:
    """Read a period as rules and policies print it, or in ISO 8601.

    Numbers are in figures, or in words up to ninety-nine. A fortnight is two weeks. Units may be joined by commas, "and" or spaces, largest first.

    Raises:
        ParseError: for anything else, naming what would be read.

    Examples:
        >>> parse_period("3 years")
        Period(years=3, months=0, weeks=0, days=0, working_days=0)
        >>> parse_period("70 working days").working_days
        70
        >>> parse_period("one year and 6 months") == parse_period("P1Y6M")
        True
        >>> parse_period("three-ish years")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: cannot read 'three-ish years'; expected a period such as '3 years', '6 months', '70 working days' or 'P3Y'
    """
    if not isinstance(text, str):
        raise ParseError.of(text, _EXPECTED)
    stripped = text.strip()
    if iso := _ISO.fullmatch(stripped):
        return Period(**{unit: int(count) for unit, count in iso.groupdict().items() if count})
    counts = _counts_in(" ".join(stripped.casefold().split()))
    if counts is None:
        raise ParseError.of(text, _EXPECTED)
    try:
        return Period(**counts)
    except InvalidRecordError as error:
        raise ParseError(f"{text.strip()!r}: {error}", found=text, expected=_EXPECTED) from None


def _counts_in(text: str) -> dict[str, int] | None:
    """The number of each unit, or None where the text is not a list of them, largest first, each once."""
    counts: dict[str, int] = {}
    position = 0
    while part := _PART.match(text, position):
        named = part["unit"] or part["calendar_unit"] or "week"
        unit = re.sub(r"[\s-]", "_", named).removesuffix("s") + "s"
        if counts and _UNITS.index(unit) <= max(map(_UNITS.index, counts)):
            return None
        number = part["number"].replace("-", " ")
        count = _NUMBER_WORDS[number] if number in _NUMBER_WORDS else int(number)
        counts[unit] = 2 * count if part["fortnights"] else count
        position = part.end()
        if position == len(text):
            return counts
        joint = _JOINT.match(text, position)
        if joint is None:
            return None
        position = joint.end()
    return None


def _words(unit: str) -> str:
    return unit.replace("_", " ")
