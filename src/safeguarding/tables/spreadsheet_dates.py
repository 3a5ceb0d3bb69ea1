"""Dates as spreadsheets leave them: UK order first, US order where the column shows it, serial numbers, free text.

Every cell ends as a date, as blank, as pending, as an application's date, or as unreadable. Unreadable is unknown:
it is never taken for a date near it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import ParseError
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.tables.guards import cleaned
from safeguarding.tables.moments import is_eve_of_a_summers_day, uk_day, without_offset
from safeguarding.tables.short_years import FIRST_YEAR, first_year_of, in_years
from safeguarding.tables.words import is_nothing, is_pending, plain_text


class DateSystem(Labelled):
    """From which day a spreadsheet numbers its days.

    Examples:
        >>> [str(system.day_zero + timedelta(days=41901)) for system in DateSystem]
        ['2014-09-19', '2018-09-20']
    """

    FROM_1900 = "1900"
    FROM_1904 = "1904"

    @property
    def day_zero(self) -> date:
        """The day with number 0. The 1900 system counts a 29 February 1900 that never was."""
        return date(1899, 12, 30) if self is DateSystem.FROM_1900 else date(1904, 1, 1)


class DateOrder(Labelled):
    """What stands first in 03/04/2017.

    A column of which nothing tells the order is read day first, and is to be reported. Where a spreadsheet of the other
    order has opened a file, it has taken every date that it could for one, day and month exchanged, and left the others
    as text: the days of its real dates are then unknown.
    """

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "the column has both orders"
    AMBIGUOUS = "no date of the column tells the order"
    HALF_CONVERTED = "the column was half converted"


class CellState(enum.Enum):
    """What a date cell holds."""

    READ = "a date"
    BLANK = "nothing"
    PENDING = "not a date yet"
    APPLIED = "the date of an application"
    UNREADABLE = "not a date"


@attrs.frozen(kw_only=True)
class DateCell(Record):
    """A date cell, read.

    Attributes:
        state: What it holds.
        on: The date; None where there is none.
        problem: What is wrong or doubtful; empty where nothing is.
        is_short_year: Whether its year had two digits.
    """

    state: CellState
    on: date | None = None
    problem: str = ""
    is_short_year: bool = False


_PLACEHOLDERS = frozenset(
    {date(1900, 1, 1), date(1899, 12, 30), date(1901, 1, 1), date(1904, 1, 1), date(9999, 12, 31)}
)
# no date of a register lies before it
_FIRST_YEAR = 1900
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_LONGEST = 80

_NUMERIC = re.compile(r"([0-9]{1,2})([/.\- ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})", re.ASCII)
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", re.ASCII)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]{1,12})?", re.ASCII)
_TIME = re.compile(r"(?:t| )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?: ?[ap]m)?z?$", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[\s\-/]([a-z]{3,9})\.?[\s\-/,]+([0-9]{4}|[0-9]{2})", re.ASCII)
_MONTH_FIRST_WORDS = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})",
    re.ASCII,
)
_APPLIED = re.compile(
    r"\W*(?:applied|application|submitted)\b[^0-9]{0,30}?\b(?:on|made|date|dated|sent|:)[: ]*(.*\w|.)\W*$"
)
_SENT = re.compile(r"\W*(?:dbs )?(?:re-?)?(?:applied|application|submitted)(?: for| made| sent){0,2} ([0-9].*\w)\W*$")


def date_order(cells: Iterable[str]) -> DateOrder:
    """The order that a column's numeric dates are in.

    A number above 12 shows which part is the day. With no such number the order is ambiguous, unless day and month are
    one number. A few cells against many are slips of their own; where neither order clearly prevails the order is
    undecided, and a date that could be either is then unreadable.

    Examples:
        >>> date_order(["03/04/2017", "05/06/2016"]).label, date_order(["2017-03-04", "09/19/2014"]).label
        ('no date of the column tells the order', 'the column was half converted')
        >>> date_order(["03/04/2017", "19/09/2014"]).label, date_order(["03/04/2017", "09/19/2014"]).label
        ('day first', 'month first')
    """
    day_first = month_first = either = 0
    whole: list[int] = []
    for cell in cells:
        text = cell if _NUMERIC.fullmatch(cell) else _without_time(plain_text(cell))
        match = _NUMERIC.fullmatch(text)
        if match is None:
            whole.extend(_day_of_iso(text))
            continue
        first, second = int(match[1]), int(match[3])
        day_first += second <= _MONTHS < first
        month_first += first <= _MONTHS < second
        either += first <= _MONTHS >= second and first != second
    if (day_first or month_first) and not either and whole and max(whole) <= _MONTHS:
        return DateOrder.HALF_CONVERTED
    if either and not day_first and not month_first:
        return DateOrder.AMBIGUOUS
    if month_first * _CLEARLY <= day_first:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if day_first * _CLEARLY <= month_first else DateOrder.UNDECIDED


def _day_of_iso(text: str) -> list[int]:
    """The day of a whole date, where day and month could be exchanged or the day is above 12."""
    match = _ISO.fullmatch(text)
    return [int(match[4])] if match and int(match[3]) != int(match[4]) else []


_MONTHS = 12
_CLEARLY = 10


def read_date_cell(cell: str, *, order: DateOrder, system: DateSystem) -> DateCell:
    """Read one cell of a date column.

    A two-digit year is read as spreadsheets do: 00–29 as 2000–2029, 30–99 as 1930–1999.

    Args:
        cell: The cell's text.
        order: The order of the column's numeric dates.
        system: The date system of its serial numbers.

    Examples:
        >>> read_date_cell("41901", order=DateOrder.DAY_FIRST, system=DateSystem.FROM_1900).on
        datetime.date(2014, 9, 19)
        >>> read_date_cell("*** Applied on Tue Oct 1 2019", order=DateOrder.DAY_FIRST, system=DateSystem.FROM_1900).on
        datetime.date(2019, 10, 1)
        >>> read_date_cell("31/02/2020", order=DateOrder.DAY_FIRST, system=DateSystem.FROM_1900).state.value
        'not a date'
    """
    if match := _NUMERIC.fullmatch(cell):
        # nearly every cell
        return _numeric(match, order)
    text = plain_text(cell)
    unusual = _no_date(text) or _moment(text, order)
    if unusual is not None:
        return unusual
    applied = _APPLIED.fullmatch(text) or _SENT.fullmatch(text)
    if applied is not None:
        found = _date_of(_without_time(applied[1]), order, system)
        if found.on is not None:
            return DateCell(state=CellState.APPLIED, on=found.on, problem="the date of an application, not of a check")
    return _date_of(_without_time(text), order, system)


def _no_date(text: str) -> DateCell | None:
    """A cell that says that there is no date, or is too long for one."""
    if is_nothing(text):
        return DateCell(state=CellState.BLANK)
    if is_pending(text):
        return DateCell(state=CellState.PENDING, problem="not a date yet")
    return DateCell(state=CellState.UNREADABLE, problem="not a date") if len(text) > _LONGEST else None


def _without_time(text: str) -> str:
    return _TIME.sub("", without_offset(text))


def _moment(text: str, order: DateOrder) -> DateCell | None:
    """A moment in universal time, or one that looks it; None for any other text."""
    on = uk_day(text)
    if on is not None:
        found = _whole(on, order)
        stated = text.startswith(on.isoformat())
        return found if stated or found.problem else attrs.evolve(found, problem="a moment in universal time")
    if is_eve_of_a_summers_day(text):
        return DateCell(state=CellState.UNREADABLE, problem="an hour before midnight: this day, or the day after")
    return None


def _whole(on: date, order: DateOrder) -> DateCell:
    """A whole date, whose day and month may have been exchanged in a half-converted column."""
    if order is DateOrder.HALF_CONVERTED and on.day <= _MONTHS and on.day != on.month:
        return DateCell(state=CellState.UNREADABLE, problem="day and month may have been exchanged by a spreadsheet")
    return _checked(on)


def _date_of(text: str, order: DateOrder, system: DateSystem) -> DateCell:
    """The date of a text in any of the forms, in order of how often they occur."""
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order)
    if match := _ISO.fullmatch(text):
        found = _calendar(int(match[1]), int(match[3]), int(match[4]))
        return found if found.on is None else _whole(found.on, order)
    if match := _COMPACT.fullmatch(text):
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(text):
        return _serial(int(match[1]), system)
    return _in_words(text)


def _in_words(text: str) -> DateCell:
    if match := _WORDS.fullmatch(text):
        return _worded(match[1], match[2], match[3])
    if match := _MONTH_FIRST_WORDS.fullmatch(text):
        return _worded(match[2], match[1], match[3])
    try:
        return _checked(parse_date(text))
    except ParseError:
        return DateCell(state=CellState.UNREADABLE, problem="not a date")


def _numeric(match: re.Match[str], order: DateOrder) -> DateCell:
    first, second, (year, is_short) = int(match[1]), int(match[3]), _year(match[4])
    if order is DateOrder.UNDECIDED:
        if first <= _MONTHS and second <= _MONTHS and first != second:
            return DateCell(state=CellState.UNREADABLE, problem="day and month cannot be told apart in this column")
        if second > _MONTHS:
            found = _calendar(year, first, second, is_short=is_short)
            return found if found.problem else attrs.evolve(found, problem="month first, in a column with both orders")
        order = DateOrder.DAY_FIRST
    if order is DateOrder.HALF_CONVERTED:
        order = DateOrder.MONTH_FIRST if second > _MONTHS else DateOrder.DAY_FIRST
    day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
    return _calendar(year, month, day, is_short=is_short)


def _year(digits: str) -> tuple[int, bool]:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits
        return year, False
    return in_years(year, FIRST_YEAR), True


def _calendar(year: int, month: int, day: int, *, is_short: bool = False) -> DateCell:
    try:
        return _checked(date(year, month, day), is_short=is_short)
    except ValueError:
        return DateCell(state=CellState.UNREADABLE, problem="the calendar has no such day")


def _checked(on: date, *, is_short: bool = False) -> DateCell:
    if on in _PLACEHOLDERS:
        return DateCell(state=CellState.UNREADABLE, problem="a placeholder, not a date")
    if on.year < _FIRST_YEAR:
        return DateCell(state=CellState.UNREADABLE, problem="a year long past")
    return DateCell(state=CellState.READ, on=on, is_short_year=is_short)


def _serial(number: int, system: DateSystem) -> DateCell:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return DateCell(state=CellState.UNREADABLE, problem="not a date")
    on = system.day_zero + timedelta(days=number)
    return DateCell(state=CellState.READ, on=on, problem=f"a spreadsheet's day number, of the {system.label} system")


def _worded(day: str, month: str, year: str) -> DateCell:
    number = MONTH_NUMBERS.get(month)
    if number is None:
        return DateCell(state=CellState.UNREADABLE, problem="not a date")
    full, is_short = _year(year)
    return _calendar(full, number, int(day), is_short=is_short)


@attrs.frozen
class DateColumn:
    """A date column: its order, and every distinct cell read once.

    Attributes:
        order: The order of its numeric dates.
        system: The date system of its serial numbers.
        texts: Its distinct cells, as they stand in the file.
        first_year: The first of the hundred years that its years of two digits are in.

    Examples:
        >>> column = DateColumn.of(["19/09/2014", "03/04/15"], DateSystem.FROM_1900)
        >>> column.order.label, column.read("03/04/15").on, column.short_years
        ('day first', datetime.date(2015, 4, 3), ['03/04/15'])
    """

    order: DateOrder
    system: DateSystem
    texts: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    first_year: int = FIRST_YEAR
    _known: dict[str, DateCell] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def of(cls, cells: Iterable[str], system: DateSystem) -> DateColumn:
        """The column with these cells."""
        texts = frozenset(cells)
        return cls(date_order(texts), system, texts, first_year_of(texts))

    def read(self, cell: str) -> DateCell:
        """What a cell holds."""
        try:
            return self._known[cell]
        except KeyError:
            found = read_date_cell(cell, order=self.order, system=self.system)
            if found.is_short_year and found.on is not None and self.first_year != FIRST_YEAR:
                year = in_years(found.on.year, self.first_year)
                found = _calendar(year, found.on.month, found.on.day, is_short=True)
            self._known[cell] = found
            return found

    @property
    def tells_order(self) -> bool:
        """Whether one of its cells shows what stands first."""
        return any(self._shows(text) for text in self.texts)

    @staticmethod
    def _shows(text: str) -> bool:
        match = _NUMERIC.fullmatch(_without_time(plain_text(text)))
        return match is not None and (int(match[1]) > _MONTHS) is not (int(match[3]) > _MONTHS)

    @property
    def short_years(self) -> list[str]:
        """Those of its cells that are read with a year of two digits."""
        return [text for text in self.texts if self.read(cleaned(text)).is_short_year]
