"""The periods of a council's figures as councils write them: a month, a quarter or a year, with its last day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTH_NUMBERS, MONTHS
from safeguarding.errors import ParseError
from safeguarding.labels import Labelled
from safeguarding.records import Record


class PeriodLength(Labelled):
    """How long a period is."""

    DAY = "a day"
    MONTH = "a month"
    QUARTER = "a quarter"
    YEAR = "a year"


@attrs.frozen(kw_only=True)
class FigurePeriod(Record):
    """A period of a figure.

    Attributes:
        kind: How long it is.
        ends_on: Its last day.
        label: As it is printed.
    """

    kind: PeriodLength
    ends_on: date
    label: str

    _words = "{0.label}"

    def next(self) -> FigurePeriod | None:
        """The period that follows; None after a day, since nobody says when the next is."""
        months = {PeriodLength.MONTH: 1, PeriodLength.QUARTER: 3, PeriodLength.YEAR: 12}.get(self.kind)
        if months is None:
            return None
        whole = self.ends_on.year * 12 + self.ends_on.month - 1 + months
        return _ending(self.kind, whole // 12, whole % 12 + 1)


_EXPECTED = "a period such as 'May 2024', '2024-05', 'Q1 2024/25', '2024/25', '2025' or '31/03/2025'"
_MONTH_NAME = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_NAMED_MONTH = re.compile(rf"({_MONTH_NAME})[\s\-/'’.]*((?:20)?[0-9]{{2}})", re.ASCII)
_NUMBERED_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/(20[0-9]{2})", re.ASCII)
_TWO_YEARS = re.compile(r"(20[0-9]{2})(?:/|-| to |–)((?:20)?[0-9]{2})", re.ASCII)
_QUARTER = re.compile(r"q(?:tr|uarter)?\s*([1-4])[\s,]*(.*)|(.*?)(?<![\s,])[\s,]*q(?:tr|uarter)?\s*([1-4])", re.ASCII)
_YEAR = re.compile(r"(?:(?:financial )?year(?: ending)?(?: (?:31 )?march)? )?(20[0-9]{2})", re.ASCII)
_AFTER_YEAR = re.compile(r"(?:^(?:fy|financial year|year) ?)|(?: ?(?:fy|financial year)$)")


_IN_FIGURES = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-](?:[0-9]{2}|[0-9]{4})", re.ASCII)
_MONTHS_A_YEAR = 12


def are_months(cells: Iterable[str]) -> bool | None:
    """Whether cells such as "2010-11" are months, by the others of their column; None where none of them tells.

    Examples:
        >>> are_months(["2010-11", "2010-09"]), are_months(["2010-11", "2012-13"]), are_months(["2010-11"])
        (True, False, None)
    """
    for cell in cells:
        found = _TWO_YEARS.fullmatch(cell.strip())
        if found is None or "-" not in cell:
            continue
        is_month, is_year = _NUMBERED_MONTH.fullmatch(cell.strip()) is not None, _ends_next(*found.groups())
        if is_month is not is_year:
            return is_month
    return None


def either_order(text: str) -> bool:
    """Whether a text is a day in figures of which the day and the month could be exchanged.

    Examples:
        >>> either_order("05/01/2024"), either_order("13/01/2024"), either_order("2024-05-01"), either_order("1 May 2024")
        (True, False, False, False)
    """
    found = _IN_FIGURES.fullmatch(text.strip())
    return found is not None and max(map(int, found.groups())) <= _MONTHS_A_YEAR


def parse_period(text: str, *, ends_in: int = 3, dashed_months: bool | None = None) -> FigurePeriod:
    """Read a period.

    Args:
        text: As it is written.
        ends_in: The month in which a year ends: 3, or 9 of the workforce census.
        dashed_months: Whether "2010-11" is November 2010; None where nothing tells.

    Raises:
        ParseError: for anything else, and for a text that may be a month or a year.

    Examples:
        >>> [str(parse_period(each).ends_on) for each in ("May-24", "2024-05", "Q1 2024/25", "2024-25", "2025")]
        ['2024-05-31', '2024-05-31', '2024-06-30', '2025-03-31', '2025-03-31']
        >>> parse_period("2010-11")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: '2010-11' may be a month or a year; expected a period such as 'May 2024', '2024-05', 'Q1 2024/25', '2024/25', '2025' or '31/03/2025'
    """
    plain = " ".join(text.casefold().replace("\N{NO-BREAK SPACE}", " ").split())
    found = _month(plain, dashed_months=dashed_months) or _quarter(plain) or _year(plain, ends_in)
    if found is not None:
        return found
    try:
        on = parse_date(text)
    except ParseError:
        raise ParseError.of(text, _EXPECTED) from None
    return FigurePeriod(kind=PeriodLength.DAY, ends_on=on, label=f"{on.day} {MONTHS[on.month - 1]} {on.year}")


def _month(plain: str, *, dashed_months: bool | None) -> FigurePeriod | None:
    if (named := _NAMED_MONTH.fullmatch(plain)) is not None:
        return _ending(PeriodLength.MONTH, 2000 + int(named[2]) % 100, MONTH_NUMBERS[named[1]])
    numbered = _NUMBERED_MONTH.fullmatch(plain)
    if numbered is None:
        return None
    years = _TWO_YEARS.fullmatch(plain)
    if years is not None and _ends_next(*years.groups()):
        if dashed_months is None:
            raise ParseError(
                f"{plain!r} may be a month or a year; expected {_EXPECTED}", found=plain, expected=_EXPECTED
            )
        if not dashed_months:
            return None
    year, month = (numbered[1], numbered[2]) if numbered[1] else (numbered[4], numbered[3])
    return _ending(PeriodLength.MONTH, int(year), int(month))


def _quarter(plain: str) -> FigurePeriod | None:
    """A quarter of a year that begins in April; of a year that begins with another month nothing says which is meant."""
    found = _QUARTER.fullmatch(plain)
    if found is None:
        return None
    number, rest = (found[1], found[2]) if found[1] else (found[4], found[3])
    rest = _AFTER_YEAR.sub("", rest).strip()
    if re.fullmatch(r"[0-9]{2}/[0-9]{2}", rest):
        rest = f"20{rest}"
    years = _TWO_YEARS.fullmatch(rest)
    if years is None or not _ends_next(*years.groups()):
        return None
    month = int(number) * 3 + 3
    return _ending(PeriodLength.QUARTER, int(years[1]) + (month > 12), (month - 1) % 12 + 1)  # noqa: PLR2004 - months


def _year(plain: str, ends_in: int) -> FigurePeriod | None:
    one = _YEAR.fullmatch(plain)
    if one is not None:
        return _ending(PeriodLength.YEAR, int(one[1]), ends_in)
    plain = _AFTER_YEAR.sub("", plain).strip()
    two = _TWO_YEARS.fullmatch(plain)
    if two is not None and _ends_next(*two.groups()):
        return _ending(PeriodLength.YEAR, int(two[1]) + 1, ends_in)
    return None


def _ends_next(first: str, second: str) -> bool:
    return int(second) % 100 == (int(first) + 1) % 100 and len(second) in (2, 4)


def _ending(kind: PeriodLength, year: int, month: int) -> FigurePeriod:
    ends_on = date(year, month, calendar.monthrange(year, month)[1])
    match kind:
        case PeriodLength.MONTH:
            label = f"{MONTHS[month - 1]} {year}"
        case PeriodLength.QUARTER:
            first = year if month > 3 else year - 1  # noqa: PLR2004 - the year begins in April
            label = f"Q{(month - 4) % 12 // 3 + 1} {first}/{(first + 1) % 100:02}"
        case _:
            label = f"year to {MONTHS[month - 1]} {year}"
    return FigurePeriod(kind=kind, ends_on=ends_on, label=label)


def as_month(period: FigurePeriod) -> FigurePeriod:
    """The month of a day.

    Examples:
        >>> print(as_month(parse_period("30/04/2024")))
        April 2024
    """
    return _ending(PeriodLength.MONTH, period.ends_on.year, period.ends_on.month)


def as_year(period: FigurePeriod) -> FigurePeriod:
    """The year that ends with the month of a day.

    Examples:
        >>> print(as_year(parse_period("31/03/2024")))
        year to March 2024
    """
    return _ending(PeriodLength.YEAR, period.ends_on.year, period.ends_on.month)


def missing_between(periods: Iterable[FigurePeriod]) -> Iterator[FigurePeriod]:
    """The periods of the same length that are left out between the first and the last of them.

    Examples:
        >>> [str(each) for each in missing_between([parse_period("2024-03"), parse_period("2024-06")])]
        ['April 2024', 'May 2024']
    """
    there = sorted(periods, key=lambda each: each.ends_on)
    days = {each.ends_on for each in there}
    following = there[0].next() if there else None
    while following is not None and following.ends_on < there[-1].ends_on:
        if following.ends_on not in days:
            yield following
        following = following.next()
