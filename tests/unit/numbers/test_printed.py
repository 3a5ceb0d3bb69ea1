import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, ParseError, SafeguardingError
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.printed import PrintedFigure, parse_printed_figure
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.testing.strategies.numbers import fractions, intervals, printed_figures


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("24", "24", 0),
        ("24.0", "24.0", 1),
        ("24.00", "24.00", 2),
        ("1,234", "1234", 0),
        ("1,234,567.8", "1234567.8", 1),
        ("24%", "24", 0),
        ("24 per cent", "24", 0),
        ("-3.5", "-3.5", 1),
        ("−3.5", "-3.5", 1),
        (" 0 ", "0", 0),
        # as word processors write them
        ("–3.5", "-3.5", 1),
        ("‑3", "-3", 0),
        ("24\N{NO-BREAK SPACE}%", "24", 0),
        ("24\N{NARROW NO-BREAK SPACE}%", "24", 0),
        ("24 per\N{NO-BREAK SPACE}cent", "24", 0),
    ],
)
def test_figures_are_read_as_printed(text: str, value: str, places: int) -> None:
    """A figure keeps the decimal places that it is printed with."""
    figure = parse_printed_figure(text)
    assert str(figure) == value
    assert figure.places == places


@pytest.mark.parametrize("text", ["", "%", "24.", ".5", "12,34", "1,2345", "1e5", "٢٤", "24 of 139", "1" * 100, "--3"])
def test_anything_else_is_refused(text: str) -> None:
    """What is not a printed number is refused."""
    with pytest.raises(ParseError, match="expected a printed number"):
        parse_printed_figure(text)


@given(printed_figures())
def test_reading_what_was_printed_gives_the_figure_back(figure: PrintedFigure) -> None:
    """Parse after print is the identity, decimal places included."""
    assert parse_printed_figure(str(figure)) == figure


def test_trailing_zeros_carry_meaning() -> None:
    """24 may stand for 23.6, 24.0 may not; so the two are different figures."""
    assert Fraction(236, 10) in parse_printed_figure("24").true_values(Rounding.HALF_UP)
    assert Fraction(236, 10) not in parse_printed_figure("24.0").true_values(Rounding.HALF_UP)
    assert parse_printed_figure("24") != parse_printed_figure("24.0")


@given(fractions(), st.integers(min_value=0, max_value=2), st.sampled_from(Rounding))
def test_a_value_lies_in_the_interval_of_its_own_figure(value: Fraction, places: int, rounding: Rounding) -> None:
    """Whatever is printed as a figure is among the values that the figure stands for, under the same rule."""
    figure = PrintedFigure(rounded(value, places, rounding))
    assert value in figure.true_values(rounding)


@given(printed_figures(largest=300), st.sampled_from(Rounding), fractions(largest=5))
def test_the_interval_holds_exactly_the_values_that_print_so(
    figure: PrintedFigure, rounding: Rounding, distance: Fraction
) -> None:
    """A value is in a figure's interval exactly if it is printed as that figure; its ends are tried most often."""
    span = figure.true_values(rounding)
    for value in (span.lower, span.upper, Fraction(figure.value) + distance, Fraction(figure.value)):
        assert (value in span) == (rounded(value, figure.places, rounding) == figure.value)


def test_a_printed_figure_is_a_finite_decimal() -> None:
    """A float or an infinity is no printed figure."""
    for wrong in (24.0, Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(InvalidRecordError):
            PrintedFigure(wrong)  # type: ignore[arg-type]


class TestIntervals:
    """An interval holds the numbers between its ends, and an end where it is closed."""

    @given(intervals(), intervals(), fractions())
    def test_an_intersection_holds_what_is_in_both(self, one: Interval, other: Interval, value: Fraction) -> None:
        both = one.intersection(other)
        for each in (value, one.lower, one.upper, other.lower, other.upper):
            assert (each in one and each in other) == (both is not None and each in both)
        assert both == other.intersection(one)

    @pytest.mark.parametrize(("lower", "upper", "closed"), [(2, 1, True), (1, 1, False)])
    def test_an_empty_interval_is_refused(self, lower: Fraction, upper: Fraction, closed: bool) -> None:  # noqa: FBT001
        with pytest.raises(InvalidRecordError):
            Interval(lower, upper, upper_closed=closed)


@given(st.text())
def test_junk_is_read_or_refused_and_nothing_else(text: str) -> None:
    """Whatever the text, the outcome is a figure or this library's own error."""
    with contextlib.suppress(SafeguardingError):
        parse_printed_figure(text)


@pytest.mark.parametrize("value", ["1E+2", "0E+3"])
def test_a_figure_is_printed_in_digits(value: str) -> None:
    """The digits 100 do not say that it was rounded to hundreds, so no such figure can be printed and read back."""
    with pytest.raises(InvalidRecordError, match="digits"):
        PrintedFigure(Decimal(value))


def test_the_longest_figure() -> None:
    """Up to 60 signs are a figure, more are not; and only text is one."""
    assert parse_printed_figure("1" * 60).value == Decimal("1" * 60)
    for wrong in ("1" * 61, 24, None):
        with pytest.raises(ParseError):
            parse_printed_figure(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("rounding", list(Rounding))
def test_the_values_of_nought(rounding: Rounding) -> None:
    """What is printed as 0: cut off it reaches from -1 to 1, rounded away from zero it is 0 alone."""
    interval = parse_printed_figure("0").true_values(rounding)
    for thousandths in range(-1100, 1101):
        value = Fraction(thousandths, 1000)
        assert (value in interval) == (rounded(value, 0, rounding) == 0)


@pytest.mark.parametrize(
    ("text", "places", "unit"), [("24", 0, 1), ("24.0", 1, Fraction(1, 10)), ("0.00", 2, Fraction(1, 100))]
)
def test_the_step_to_the_next_printed_figure(text: str, places: int, unit: Fraction) -> None:
    """Each printed place is a tenth of the one before; round tens are not printed in digits."""
    figure = PrintedFigure(Decimal(text))
    assert (figure.places, figure.unit) == (places, unit)
    with pytest.raises(InvalidRecordError, match="last digits"):
        PrintedFigure(Decimal("2E+1"))
