"""Strategies for shares, intervals and printed figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.numbers.shares import Share


@st.composite
def shares(draw: st.DrawFn, *, largest_base: int = 1_000) -> Share:
    """Shares with a base from 1 to ``largest_base``."""
    base = draw(st.integers(min_value=1, max_value=largest_base))
    return Share(draw(st.integers(min_value=0, max_value=base)), base)


def fractions(*, largest: int = 1_000) -> st.SearchStrategy[Fraction]:
    """Exact numbers, positive and negative, among them many ties at the usual decimal places."""
    ties = st.builds(
        Fraction, st.integers(min_value=-largest * 20, max_value=largest * 20), st.sampled_from([2, 20, 200])
    )
    return ties | st.fractions(min_value=-largest, max_value=largest, max_denominator=largest)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with each end open or closed."""
    lower, upper = sorted((draw(fractions()), draw(fractions())))
    if lower == upper:
        return Interval(lower, upper)
    return Interval(lower, upper, lower_closed=draw(st.booleans()), upper_closed=draw(st.booleans()))


def printed_figures(*, most_places: int = 3, largest: int = 10_000) -> st.SearchStrategy[PrintedFigure]:
    """Figures as printed, with up to ``most_places`` decimal places."""
    return st.builds(
        lambda whole, places: PrintedFigure(Decimal((int(whole < 0), Decimal(abs(whole)).as_tuple().digits, -places))),
        st.integers(min_value=-largest, max_value=largest),
        st.integers(min_value=0, max_value=most_places),
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Share: shares(),
    Interval: intervals(),
    PrintedFigure: printed_figures(),
}
"""A strategy for each public record here."""
