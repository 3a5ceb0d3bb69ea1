"""How single values stand in JSON and TOML: dates as ISO text, enum members as words, exact numbers as text.

Only what a statistic worked out in floats is written as a float; it is read back as the very same one.

Strict on the way in: a number is never taken for a text, "no" never for true, null never for "None".
"""

from __future__ import annotations

import contextlib
import enum
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

import cattrs

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date_range
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.numbers.printed import PrintedFigure, parse_printed_figure
from safeguarding.secrets import BirthDate, as_birth_date
from safeguarding.texts import closest_names

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)


def register_scalars(converter: cattrs.Converter) -> None:
    """Teach a converter the single values that every domain uses."""
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly(plain))
    converter.register_structure_hook_func(lambda kind: kind == str | int, lambda value, _: _step(value))
    converter.register_structure_hook(float, lambda value, _: _float(value))
    converter.register_unstructure_hook(float, _finite)
    converter.register_structure_hook(bytes, lambda value, _: _bytes(value))
    converter.register_unstructure_hook(bytes, bytes.hex)
    converter.register_structure_hook_func(lambda kind: kind == int | Decimal | None, lambda value, _: _figure(value))
    converter.register_unstructure_hook_func(lambda kind: kind == int | Decimal | None, _written_figure)
    converter.register_structure_hook(date, lambda value, _: structured_date(value))
    converter.register_structure_hook(BirthDate, lambda value, _: as_birth_date(structured_date(value)))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(Decimal, lambda value, _: _decimal(value))
    converter.register_unstructure_hook(Decimal, "{:f}".format)
    converter.register_structure_hook(Fraction, lambda value, _: _fraction(value))
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Period, lambda value, _: parse_period(_text(value, "a period such as '3 years'")))
    converter.register_unstructure_hook(Period, str)
    converter.register_structure_hook(PrintedFigure, lambda value, _: _printed_figure(value))
    converter.register_unstructure_hook(PrintedFigure, str)
    converter.register_structure_hook_func(_is_enum, structured_member)
    converter.register_unstructure_hook_func(_is_enum, lambda member: member.name.lower())


def register_date_ranges(converter: cattrs.Converter) -> None:
    """Let a date range be written as reports print it, besides as a table of its two days."""
    as_table = converter.get_structure_hook(DateRange)

    def date_range(value: object, kind: type[DateRange]) -> DateRange:
        if isinstance(value, str):
            return parse_date_range(value)
        if isinstance(value, DateRange):
            return value
        if not isinstance(value, Mapping):
            found = value.isoformat() if isinstance(value, date) else _listed(value)
            raise ParseError.of(found, "a range of days as text, such as '14 November – 8 December 2016'")
        structured: DateRange = as_table(value, kind)
        return structured

    converter.register_structure_hook(DateRange, date_range)


def _listed(value: object) -> object:
    """A list as it was written; Python's own words for a date are no words for a message."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list | tuple) else value


# JSON can name one half of a sign alone, which no file can hold
_HALF_A_SIGN = re.compile("[\ud800-\udfff]")

_NAMES = {str: "a text", int: "a whole number", bool: "true or false"}


def _exactly(plain: type[T]) -> Callable[[Any, Any], T]:
    def hook(value: Any, _: Any) -> T:
        if type(value) is not plain or (isinstance(value, str) and _HALF_A_SIGN.search(value)):
            raise ParseError.of(ascii(value) if isinstance(value, str) else value, _NAMES[plain])
        return value

    return hook


def _step(value: object) -> str | int:
    """A step of a path into data: a key, or a position."""
    if isinstance(value, int):
        return _exactly(int)(value, int)
    return _exactly(str)(value, str)


def _text(value: object, expected: str) -> str:
    if not isinstance(value, str):
        raise ParseError.of(value, expected)
    return value


_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DATE_EXPECTED = "a date such as 2016-12-08"


def structured_date(value: object) -> date:
    """A date of a parsed file: TOML's own, or ISO text with year, month and day.

    Raises:
        ParseError: for anything else, a date with a time of day included.

    Examples:
        >>> structured_date("2016-12-08")
        datetime.date(2016, 12, 8)
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ParseError(f"the calendar has no day {value}", found=value, expected=_DATE_EXPECTED) from None
    raise ParseError.of(str(value) if isinstance(value, date) else value, _DATE_EXPECTED)


def _float(value: object) -> float:
    """A number of a statistic, whole or not. Never one without an end, nor "not a number"."""
    if type(value) in (int, float):
        with contextlib.suppress(OverflowError):
            number = float(value)  # type: ignore[arg-type]  # checked just above
            if math.isfinite(number):
                return number
    raise ParseError.of(value, "a finite number such as 0.95")


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise InvalidRecordError(f"JSON and TOML have no common number for {value}, so it cannot be written")
    # an int may stand where a float is asked for; it would be written as something else than it is read as
    return float(value)


_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{2})*", re.ASCII)


def _bytes(value: object) -> bytes:
    expected = "a column of bytes as text, two hexadecimal digits each"
    text = _text(value, expected)
    if not _HEXADECIMAL.fullmatch(text):
        raise ParseError(f"cannot read a text of {len(text)} characters", expected=expected)
    return bytes.fromhex(text)


def _figure(value: object) -> int | Decimal | None:
    """A published figure: a whole number as such, one with decimal places as text. None is a missing key."""
    return value if type(value) is int or value is None else _decimal(value)


def _written_figure(value: int | Decimal | None) -> int | str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


_DECIMAL = re.compile(r"[-+]?[0-9]{1,200}(?:\.[0-9]{1,200})?", re.ASCII)


def _decimal(value: object) -> Decimal:
    expected = "an exact number as text, such as '24.0'"
    text = _text(value, expected)
    # no exponent: it can stand for more digits than memory holds
    if not _DECIMAL.fullmatch(text):
        raise ParseError.of(value, expected)
    return Decimal(text)


# a fraction of more digits than this is a mishap, and its arithmetic would be slow
_LONGEST_NUMBER = 200


def _fraction(value: object) -> Fraction:
    expected = "a fraction as text, such as '47/2'"
    text = _text(value, expected)
    try:
        if len(text) <= _LONGEST_NUMBER and "e" not in text.casefold():
            return Fraction(text)
    except (ValueError, ZeroDivisionError):
        pass
    raise ParseError.of(value, expected)


def _printed_figure(value: object) -> PrintedFigure:
    expected = "a printed figure as text, such as '24.0', so that its decimal places are kept"
    return parse_printed_figure(_text(value, expected))


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


_SEPARATORS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Lower case, with every run of spaces, punctuation and underscores as one underscore.

    Examples:
        >>> folded("Help and protection")
        'help_and_protection'
    """
    return _SEPARATORS.sub("_", text.casefold()).strip("_")


@cache
def _by_name(kind: Any) -> Mapping[str, Any]:
    """The members by their names as they are written."""
    return {member.name.lower(): member for member in kind}


def structured_member(value: object, kind: type[E], *, among: Sequence[E] = ()) -> E:
    """An enum's member by its name, its label or a wording that it is printed in; capitals, spaces and punctuation do not matter.

    Args:
        value: What was found.
        kind: The enum.
        among: The members that are possible here, where not all are: only they are suggested.

    Raises:
        ParseError: for anything else, with what may have been meant.

    Examples:
        >>> from safeguarding.inspections.frameworks import Framework
        >>> structured_member("sif", Framework).name
        'SIF'
    """
    if isinstance(value, str):
        as_written: E | None = _by_name(kind).get(value)
        if as_written is not None:
            return as_written
        wanted = folded(value)
        for member in kind:
            label = getattr(member, "label", "")
            # what reports print besides, where the list of words knows it
            printed = getattr(member, "wordings", ())
            if wanted in (member.name.lower(), folded(str(label)), *map(folded, printed)):
                return member
    possible = among or tuple(kind)
    names = [member.name.lower() for member in possible]
    meant = _meant(value, possible) if isinstance(value, str) else ""
    hint = f"; did you mean {meant!r}?" if meant else ""
    raise ParseError.of(value, f"one of {', '.join(names)}{hint}")


def _meant(text: str, possible: Iterable[enum.Enum]) -> str:
    """The words of the member that a text may have meant: of the only one that has all its words, or the nearest."""
    named = {
        words: member.name.lower()
        for member in possible
        for words in (member.name.lower(), str(getattr(member, "label", "")), *getattr(member, "wordings", ()))
        if words
    }
    wanted = set(folded(text[:100]).split("_"))
    having_all = {name for words, name in named.items() if wanted <= set(folded(words).split("_"))}
    if len(having_all) == 1:
        return having_all.pop()
    return next(iter(closest_names(text, named, limit=1)), "")
