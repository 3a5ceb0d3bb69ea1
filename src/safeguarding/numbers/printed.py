"""A figure as it stands in a report, and the exact values that it may stand for.

Trailing zeros carry meaning: "24" may be 23.6, "24.0" may not. So a printed figure keeps its decimal places.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Exact, Rounding, rounded
from safeguarding.records import Record

_EXPECTED = "a printed number such as '24', '24.0', '1,234' or '24%'"
# beyond this a run of digits is no figure of a report; it bounds the work on junk
_LONGEST = 60
_FIGURE = re.compile(
    r"(?P<sign>[-−–‑+]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<decimals>\.[0-9]+)?\s?(?P<percent>%|per ?cent)?",
    re.ASCII,
)


@attrs.frozen
class PrintedFigure(Record):
    """A number as printed, with its decimal places.

    Attributes:
        value: The number; its exponent is its decimal places, so ``Decimal("24.0")`` is not ``Decimal("24")``.

    Raises:
        InvalidRecordError: for a value that is not a finite ``Decimal``, or stands for round tens or hundreds
            (``1E+2``): printed in digits it would claim to be exact to the unit.

    Examples:
        >>> figure = parse_printed_figure("24%")
        >>> figure.places, str(figure)
        (0, '24')
        >>> print(figure.true_values(Rounding.HALF_UP))
        [47/2, 49/2)
    """

    # compared by what is printed: 24 and 24.0 claim different things
    value: Decimal = attrs.field(eq=str)

    def _check(self) -> None:
        if not self.value.is_finite():
            raise InvalidRecordError("a printed figure is a finite Decimal; read text with parse_printed_figure")
        if self.places < 0:
            raise InvalidRecordError(f"{self.value} is not printed in digits; give its last digits as well")

    @property
    def places(self) -> int:
        """How many decimal places are printed."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    @property
    def unit(self) -> Fraction:
        """The step between two neighbouring printed figures: 1, 1/10, 1/100."""
        return Fraction(1, 10) ** self.places

    def true_values(self, rounding: Rounding) -> Interval:
        """The exact values that are printed as this figure under a rounding rule."""
        centre, unit = Fraction(self.value), self.unit
        half = unit / 2
        candidates = {
            Rounding.FLOOR: (centre, centre + unit),
            Rounding.CEILING: (centre - unit, centre),
            Rounding.TOWARD_ZERO: (
                centre if centre > 0 else centre - unit,
                centre if centre < 0 else centre + unit,
            ),
            Rounding.AWAY_FROM_ZERO: (
                centre - unit if centre > 0 else centre,
                centre + unit if centre < 0 else centre,
            ),
        }
        lower, upper = candidates.get(rounding, (centre - half, centre + half))
        return Interval(
            lower,
            upper,
            lower_closed=self.prints(lower, rounding),
            upper_closed=self.prints(upper, rounding),
        )

    def prints(self, value: Exact, rounding: Rounding) -> bool:
        """Whether an exact value is printed as this figure under a rounding rule."""
        return rounded(value, self.places, rounding) == self.value

    def __str__(self) -> str:
        return f"{self.value:f}"


def parse_printed_figure(text: str) -> PrintedFigure:
    """Read a figure as a report prints it: digits, thousands commas, decimal places, a sign, a per cent sign.

    Raises:
        ParseError: for anything else: words, misplaced commas, other scripts' digits, over-long runs.

    Examples:
        >>> parse_printed_figure("1,234").value, parse_printed_figure("24.0").places
        (Decimal('1234'), 1)
        >>> parse_printed_figure("12,34")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: cannot read '12,34'; expected a printed number such as '24', '24.0', '1,234' or '24%'
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ParseError.of(text, _EXPECTED)
    # spaces that do not break, as word processors put before a per cent sign, are spaces
    match = _FIGURE.fullmatch(" ".join(text.split()))
    if match is None:
        raise ParseError.of(text, _EXPECTED)
    sign = "-" if match["sign"] not in ("", "+") else ""
    return PrintedFigure(Decimal(sign + match["whole"].replace(",", "") + (match["decimals"] or "")))
