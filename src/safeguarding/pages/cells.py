"""What may stand in a cell of a table, and the one way in which each of them is printed.

A cell keeps its value until a renderer asks: in words for people, as plain data for programs.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.shares import Share, percentage
from safeguarding.records import Record

Number = int | Decimal | ProtectedNumber


class Beside(Labelled):
    """What is printed with a percentage."""

    NOTHING = "nothing"
    COUNT = "its count, before it"
    BASE = "its base, after it"


@attrs.frozen(kw_only=True)
class Percentage(Record):
    """A share as it may be printed: rounded, with what is shown of its count, its base and its interval.

    Attributes:
        percentage: The per cent, rounded as it is published.
        count: How many; None where it is not shown.
        base: Of how many; None where it is not shown.
        questions: How many questions it takes together; None for one.
        interval: The two ends in per cent, rounded; None where it has none.
        beside: What is printed with it; what is not printed may stand in another column.
        is_rounded: Whether it is of rounded numbers.

    Examples:
        >>> print(printed(shown_share(Share(4, 491), places=1)), printed(shown_share(Share(4, 491), beside=Beside.COUNT)))
        0.8% 4 (1%)
        >>> measured = Percentage(percentage=51, base=100, interval=(Decimal(41), Decimal(61)), beside=Beside.BASE)
        >>> print(printed(measured))
        51% (n 100; 41% to 61%)
    """

    percentage: Number
    count: Number | None = None
    base: Number | None = None
    questions: int | None = None
    interval: tuple[Decimal, Decimal] | None = None
    beside: Beside = Beside.NOTHING
    is_rounded: bool = False

    def __str__(self) -> str:
        if self.beside is Beside.COUNT:
            return f"{self.count} ({self.percentage}%)"
        told = [] if self.questions is None else [counted(self.questions, "question")]
        if self.beside is Beside.BASE and self.base is not None:
            told.append(f"n {self.base}")
        if self.interval is not None:
            told.append(f"{self.interval[0]}% to {self.interval[1]}%")
        if self.is_rounded:
            told.append("rounded")
        is_hidden = isinstance(self.percentage, ProtectedNumber) and self.percentage.is_hidden
        return f"{self.percentage}{'' if is_hidden else '%'}" + (f" ({'; '.join(told)})" if told else "")

    def as_data(self) -> dict[str, Any]:
        """The numbers that are shown, by name."""
        named = {"count": self.count, "base": self.base, "questions": self.questions, "percentage": self.percentage}
        data: dict[str, Any] = {name: _number(value) for name, value in named.items() if value is not None}
        if self.interval is not None:
            data["interval"] = Span(*self.interval).as_data()
        return data | ({"is_rounded": True} if self.is_rounded else {})


def shown_share(share: Share, *, places: int = 0, beside: Beside = Beside.NOTHING) -> Percentage:
    """A share whose count and base may be shown, with its percentage to so many places."""
    return Percentage(percentage=percentage(share, places), count=share.count, base=share.base, beside=beside)


@attrs.frozen
class Points(Record):
    """A difference in percentage points, printed with its sign.

    Examples:
        >>> print(Points(Decimal(12)))
        +12
    """

    value: int | Decimal

    def __str__(self) -> str:
        return f"{self.value:+}"

    def as_data(self) -> Any:  # noqa: ANN401 - a number
        """The number."""
        return _number(self.value)


@attrs.frozen
class Span(Record):
    """From one number to another, with their unit.

    Examples:
        >>> print(Span(29, 39), Span(29, 29), Span(83, 99, unit="%"))
        29 to 39 29 83% to 99%
    """

    lower: int | Decimal
    upper: int | Decimal
    unit: str = ""

    def __str__(self) -> str:
        if self.lower == self.upper and not self.unit:
            return str(self.lower)
        return f"{self.lower}{self.unit} to {self.upper}{self.unit}"

    def as_data(self) -> dict[str, Any]:
        """The two numbers."""
        return fields_data(self, "lower", "upper")


@attrs.frozen
class Gap(Record):
    """Why a value is missing: not stated, not asked, not known.

    Examples:
        >>> print(Gap("not stated"), as_data(Gap("not stated")))
        not stated {'missing': 'not stated'}
    """

    reason: str

    def __str__(self) -> str:
        return self.reason

    def as_data(self) -> dict[str, Any]:
        """The reason."""
        return {"missing": self.reason}


class Tone(Labelled):
    """How a word is to be taken, for renderers that have colours."""

    PLAIN = "plain"
    GOOD = "good"
    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    UNUSUAL = "unusual"


@attrs.frozen(kw_only=True)
class Code(Record):
    """A word of a closed list, with the code that programs know it by."""

    code: str
    label: str
    tone: Tone = Tone.PLAIN

    def __str__(self) -> str:
        return self.label

    def as_data(self) -> dict[str, Any]:
        """The code beside its label."""
        return fields_data(self, "code", "label")


Cell = (
    str
    | int
    | date
    | Decimal
    | Period
    | DateRange
    | enum.Enum
    | Percentage
    | Points
    | Span
    | ProtectedNumber
    | Gap
    | Code
    | None
)
"""Text, count, date, number, period, dates, word of a closed list, share, protected number, gap with its reason, nothing."""

Row = tuple[Cell, ...]


def printed(cell: Cell) -> str:
    """A cell in words. Nothing is an empty cell.

    Examples:
        >>> printed(date(2017, 5, 4)), printed(460), printed(None), printed(Period(years=3))
        ('4 May 2017', '460', '', '3 years')
    """
    match cell:
        case None:
            return ""
        case date():
            return printed_date(cell)
        case enum.Enum():
            return _label(cell)
        case _:
            return str(cell)


def as_data(cell: Cell) -> Any:  # noqa: ANN401 - whatever JSON has
    """A cell as plain data: ISO dates, numbers, codes beside labels; a hidden number by its symbol only.

    Examples:
        >>> as_data(date(2017, 5, 4)), as_data(shown_share(Share(35, 139), places=1))
        ('2017-05-04', {'count': 35, 'base': 139, 'percentage': 25.2})
        >>> as_data(ProtectedNumber(symbol="c")), as_data(ProtectedNumber(12)), as_data(None)
        ({'hidden': 'c'}, 12, None)
        >>> from safeguarding.sources import Certainty
        >>> as_data(Certainty.SECONDARY)
        {'code': 'secondary', 'label': 'from a secondary source'}
    """
    match cell:
        case date():
            return cell.isoformat()
        case DateRange():
            return fields_data(cell, "starts_on", "ends_on")
        case enum.Enum():
            return {"code": cell.name.lower(), "label": _label(cell)}
        case Decimal() | ProtectedNumber():
            return _number(cell)
        case Percentage() | Points() | Span() | Gap() | Code():
            return cell.as_data()
        case _:
            return str(cell) if isinstance(cell, Period) else cell


def fields_data(record: object, *fields: str) -> dict[str, Any]:
    """Some fields of a record as data, by name.

    Examples:
        >>> fields_data(DateRange(date(2017, 5, 1), date(2017, 5, 4)), "starts_on", "days")
        {'starts_on': '2017-05-01', 'days': 4}
    """
    return {field: as_data(getattr(record, field)) for field in fields}


def _label(member: enum.Enum) -> str:
    return str(getattr(member, "label", member.value))


def _number(value: Number) -> Any:  # noqa: ANN401 - a number, or why there is none
    if isinstance(value, ProtectedNumber):
        return {"hidden": value.symbol} if value.value is None else _number(value.value)
    is_whole = isinstance(value, int) or value.as_tuple().exponent == 0
    return int(value) if is_whole else float(value)
