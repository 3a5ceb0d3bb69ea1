"""A figure as a report states it: its text, and the exact values that it can stand for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import cast

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.words import Precision
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.numbers.printed import parse_printed_figure
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.words import NUMBER_WORDS
from safeguarding.records import Record, of_several

# figures in words beyond twenty are rare in reports, and prose reads them as two words
_LARGEST_IN_WORDS = 20
SHORT_NUMBER_WORDS = {word: number for word, number in NUMBER_WORDS.items() if number <= _LARGEST_IN_WORDS}

_FRACTION = re.compile(r"(-?[0-9]{1,30})/([0-9]{1,30})", re.ASCII)
_PER_CENT = re.compile(r"(?:%|per\s?cent)\s*\Z")


@attrs.frozen
class Stated(Record):
    """A figure as it is stated.

    A whole number without a per cent sign is a count and exact; decimals or a per cent sign mean that it was
    rounded to its last printed place. Where that is not so, say so with ``precision`` or ``to_nearest``.

    Attributes:
        text: As printed: "24", "24.0%", "1,234", "four"; "35/139" for an exact value from somebody's data.
        precision: What the digits mean; None takes it from the text.
        to_nearest: The multiple it was rounded to, such as 10 for a published count; None for the last printed place.
        where: Where the figure stands in the report, if it is known.
        value: The number.
        places: How many decimal places are printed.
        is_percentage: Whether a per cent sign, or the words, stand beside it.
        is_exact: Whether it stands for one value only.

    Raises:
        ParseError: for a text that is no figure.
        InvalidRecordError: for a multiple below 1, or one that the figure is not a multiple of.

    Examples:
        >>> print(Stated("24%").true_values(Rounding.HALF_UP), Stated("24").true_values(Rounding.HALF_UP))
        [47/2, 49/2) [24, 24]
        >>> print(Stated("1,230", to_nearest=10).true_values(Rounding.HALF_UP))
        [1225, 1235)
    """

    _wanted_as = "a stated figure (a text, or an exact number)"

    text: str
    precision: Precision | None = attrs.field(default=None, kw_only=True)
    to_nearest: int | None = attrs.field(default=None, kw_only=True)
    where: str = attrs.field(default="", kw_only=True)
    value: Fraction = attrs.field(init=False, eq=False, repr=False)
    places: int = attrs.field(init=False, eq=False, repr=False)
    is_percentage: bool = attrs.field(init=False, eq=False, repr=False)
    is_exact: bool = attrs.field(init=False, eq=False, repr=False)

    def _check(self) -> None:
        value, places = _read(self.text)
        derive = object.__setattr__
        derive(self, "value", value)
        derive(self, "places", places)
        derive(self, "is_percentage", _PER_CENT.search(self.text[-12:]) is not None)
        derive(self, "is_exact", self._reads_exact())
        if self.to_nearest is not None:
            self._check_multiple(self.to_nearest)
        if not self.is_exact and not places and value.denominator != 1:
            raise InvalidRecordError(f"{self.text} is an exact fraction, which nobody has rounded")

    def _reads_exact(self) -> bool:
        if self.precision is None:
            return self.to_nearest is None and not self.is_percentage and not self.places
        return self.precision is Precision.EXACT

    def _check_multiple(self, multiple: int) -> None:
        if type(multiple) is not int or multiple < 1:
            raise InvalidRecordError(f"a figure is rounded to a whole multiple, 1 or more, not {multiple!r}")
        if self.value % multiple:
            raise InvalidRecordError(f"{self.text} is not a multiple of {multiple}, so it was not rounded to one")
        if self.precision is Precision.EXACT:
            raise InvalidRecordError(f"{self.text} cannot be both counted and rounded to the nearest {multiple}")

    @property
    def unit(self) -> Fraction:
        """The step between two neighbouring figures of this kind: 1, 1/10, 10."""
        return Fraction(self.to_nearest) if self.to_nearest else Fraction(1, 10**self.places)

    @property
    def steps(self) -> int:
        """How many units the figure is."""
        if self.to_nearest:
            return self.value.numerator // self.to_nearest
        scale: int = 10**self.places
        return self.value.numerator * (scale // self.value.denominator)

    def true_values(self, rounding: Rounding) -> Interval:
        """The exact values that are stated as this figure under a rounding rule."""
        if self.is_exact:
            return _point(self.value)
        return self.true_values_of(self.steps, rounding)

    def true_values_of(self, steps: int, rounding: Rounding) -> Interval:
        """As ``true_values``, for the figure that is so many units, printed as finely as this one."""
        if self.to_nearest:
            return values_rounded_to(steps, rounding, multiple=self.to_nearest)
        return values_rounded_to(steps, rounding, places=self.places)

    @property
    def digits(self) -> str:
        """The figure without its per cent sign, in digits."""
        if self.value.denominator != 1 and _FRACTION.fullmatch(self.text.strip()):
            return self.text.strip()
        return printed_text(self.value, self.places)

    def __str__(self) -> str:
        return self.text.strip()


Figure = Stated | str | int | Fraction | Decimal
"""What a figure may be given as: its text, or a number that is no float."""


@functools.lru_cache(maxsize=8192)
def _point(value: Fraction) -> Interval:
    return Interval(value, value)


def read_alike(figures: Iterable[Stated]) -> tuple[Stated, ...]:
    """Figures of one measure: where one of them was rounded or is no whole number, none is taken for a count.

    Examples:
        >>> [figure.is_exact for figure in read_alike([Stated("10.5"), Stated("11")])]
        [False, False]
        >>> [figure.is_exact for figure in read_alike([Stated("10"), Stated("11")])]
        [True, True]
    """
    several = tuple(figures)
    if all(figure.is_exact and figure.value.denominator == 1 for figure in several):
        return several
    return tuple(_as_rounded(figure) for figure in several)


def _as_rounded(figure: Stated) -> Stated:
    if figure.precision is None and figure.is_exact and figure.value.denominator == 1:
        # as `attrs.evolve` would give it, without reading the text anew
        rounded = Stated.__new__(Stated)
        for name in _FIELDS:
            object.__setattr__(rounded, name, getattr(figure, name))
        object.__setattr__(rounded, "precision", Precision.ROUNDED)
        object.__setattr__(rounded, "is_exact", False)
        return rounded
    return figure


_FIELDS = tuple(attrs.fields_dict(Stated))


def printed_text(value: Fraction, places: int) -> str:
    """A value that has no more than ``places`` decimal places, with exactly so many.

    Examples:
        >>> printed_text(Fraction(49, 2), 2)
        '24.50'
    """
    whole = value * 10**places
    digits = Decimal(abs(whole.numerator)).as_tuple().digits
    return f"{Decimal((int(whole < 0), digits, -places)):f}"


def as_stated(value: Figure) -> Stated:
    """The figure for a text, or for a number from somebody's own data.

    An int or a Fraction is exact. A Decimal was printed, or rounded to be printed, so it is read like its text.

    Raises:
        ParseError: for a text that is no figure.
        InvalidRecordError: for a float or a bool, which say less than they seem to.

    Examples:
        >>> as_stated(Fraction(35, 139)).is_exact, as_stated(Decimal("25.2")).is_exact
        (True, False)
        >>> as_stated(25.2)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a stated figure is text, or an exact number, not a float
    """
    if isinstance(value, Stated):
        return value
    if isinstance(value, str):
        return Stated(value)
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        raise InvalidRecordError(f"a stated figure is text, or an exact number, not a {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidRecordError(f"a stated figure is a finite number, not {value}")
    if isinstance(value, Decimal):
        return Stated(f"{value:f}")
    return Stated(str(value), precision=Precision.EXACT)


def as_stated_or_none(value: Figure | None) -> Stated | None:
    """As ``as_stated``, for a figure that may be left out.

    Examples:
        >>> as_stated_or_none(None) is None
        True
    """
    return None if value is None else as_figure(value)


def as_figure(value: Figure) -> Stated:
    """As ``as_stated``, for a field: what is no figure is left as it is, for the record to refuse by the field's name."""
    is_figure = isinstance(value, Stated | str | int | Fraction | Decimal) and not isinstance(value, bool)
    return as_stated(value) if is_figure else cast("Stated", value)


def as_rounded(value: Figure) -> Stated:
    """As ``as_figure``, for a figure that was rounded to its last place unless it says otherwise: a mean, a rate.

    Examples:
        >>> as_rounded("4").is_exact
        False
    """
    figure = as_figure(value)
    if isinstance(figure, Stated) and figure.precision is None and figure.is_exact:
        return attrs.evolve(figure, precision=Precision.ROUNDED)
    return figure


def as_figures(values: Iterable[Figure]) -> tuple[Stated, ...]:
    """Each of several figures, for a field."""
    return of_several(values, lambda several: tuple(map(as_figure, several)))


def _read(text: str) -> tuple[Fraction, int]:
    """The value and its decimal places."""
    word = SHORT_NUMBER_WORDS.get(text.strip().casefold())
    if word is not None:
        return Fraction(word), 0
    fraction = _FRACTION.fullmatch(text.strip())
    if fraction is not None and int(fraction[2]):
        return Fraction(int(fraction[1]), int(fraction[2])), 0
    figure = parse_printed_figure(text)
    return Fraction(figure.value), figure.places
