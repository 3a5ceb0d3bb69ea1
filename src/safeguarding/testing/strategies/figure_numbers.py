"""Strategies for true claims about numbers. All figures are invented.

Each claim is built by calculating from real whole numbers and rounding the results, so that under the same rounding
rule none of them may ever be called inconsistent.
"""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.figures.bands import OFSTED_BANDS
from safeguarding.figures.kinds.binaries import BinaryClaim
from safeguarding.figures.kinds.deviations import DeviationClaim, DeviationFormula
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.fractions_in_words import FractionClaim
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.suppressions import SuppressionClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction, Precision
from safeguarding.numbers.rounding import Rounding, rounded, rounded_whole


def printed(value: Fraction, *, places: int, rule: Rounding) -> Stated:
    """A value as somebody who rounds it by a rule would state it.

    Examples:
        >>> printed(Fraction(100 * 35, 139), places=1, rule=Rounding.HALF_UP).text
        '25.2'
    """
    return Stated(f"{rounded(value, places, rule):f}", precision=Precision.ROUNDED)


def rounded_root(variance: Fraction, places: int, rule: Rounding) -> str:
    """The square root of a variance, rounded by a rule without ever being a float.

    Examples:
        >>> rounded_root(Fraction(2), 3, Rounding.HALF_UP)
        '1.414'
    """
    scale = 10**places
    square = variance * scale * scale
    below = math.isqrt(square.numerator // square.denominator)
    if below * below == square:
        return f"{rounded(Fraction(below, scale), places):f}"
    middle = (below + Fraction(1, 2)) ** 2
    # the root lies between two printed figures; a stand-in on the same side of the middle is rounded alike
    stand_in = below + (Fraction(1, 2) if square == middle else Fraction(1, 4) if square < middle else Fraction(3, 4))
    return f"{rounded(stand_in / scale, places, rule):f}"


@st.composite
def true_shares(draw: st.DrawFn, *, rule: Rounding, largest: int = 300) -> ShareClaim:
    """A share counted and rounded, with one of its three figures left out at times."""
    base = draw(st.integers(1, largest))
    count = draw(st.integers(0, base))
    percentage = printed(Fraction(100 * count, base), places=draw(st.integers(0, 3)), rule=rule)
    left_out = draw(st.sampled_from(["", "count", "base", "both", "percentage"]))
    return ShareClaim(
        count=None if left_out in ("count", "both") else str(count),
        base=None if left_out in ("base", "both") else str(base),
        percentage=None if left_out == "percentage" else percentage,
    )


@st.composite
def true_rounded_shares(draw: st.DrawFn, *, rule: Rounding, largest: int = 3_000) -> ShareClaim:
    """A share of which the count and the base were themselves rounded to a multiple before they were published."""
    base = draw(st.integers(20, largest))
    count = draw(st.integers(0, base))
    multiple = draw(st.sampled_from([5, 10]))
    stated = [
        Stated(str(rounded_whole(Fraction(each, multiple), rule) * multiple), to_nearest=multiple)
        for each in (count, base)
    ]
    percentage = printed(Fraction(100 * count, base), places=draw(st.integers(0, 1)), rule=rule)
    return ShareClaim(count=stated[0], base=stated[1], percentage=percentage)


@st.composite
def true_totals(draw: st.DrawFn, *, rule: Rounding) -> TotalClaim:
    """Counts with their sum, or rounded percentages of a whole."""
    counts = draw(st.lists(st.integers(0, 500), min_size=2, max_size=6).filter(any))
    total = sum(counts)
    if draw(st.booleans()):
        return TotalClaim(parts=tuple(str(count) for count in counts), total=str(total))
    places = draw(st.integers(0, 2))
    parts = (rounded(Fraction(100 * count, total), places, rule) for count in counts)
    return TotalClaim(parts=tuple(f"{part:f}%" for part in parts), total="100%")


@st.composite
def _two_values(draw: st.DrawFn) -> tuple[Fraction, Fraction]:
    denominator = draw(st.integers(1, 40))
    earlier, later = draw(st.integers(1, 4_000)), draw(st.integers(0, 4_000))
    return Fraction(earlier, denominator), Fraction(later, denominator)


@st.composite
def true_differences(draw: st.DrawFn, *, rule: Rounding) -> DifferenceClaim:
    """Two values and what lies between them, each rounded for itself."""
    earlier, later = draw(_two_values())
    places = draw(st.integers(0, 2))
    direction = draw(st.sampled_from([None, Direction.UP if later >= earlier else Direction.DOWN]))
    size = abs(later - earlier) if direction else later - earlier
    return DifferenceClaim(
        earlier=printed(earlier, places=places, rule=rule),
        later=printed(later, places=places, rule=rule),
        difference=printed(size, places=draw(st.integers(0, 2)), rule=rule),
        direction=direction,
    )


@st.composite
def true_changes(draw: st.DrawFn, *, rule: Rounding) -> ChangeClaim:
    """Two values and the change in per cent of the earlier one, each rounded for itself."""
    earlier, later = draw(_two_values())
    earlier += 2  # a rounded value that may have been 0 has no change in per cent
    places = draw(st.integers(0, 2))
    return ChangeClaim(
        earlier=printed(earlier, places=places, rule=rule),
        later=printed(later, places=places, rule=rule),
        change=printed((later - earlier) / earlier * 100, places=draw(st.integers(0, 2)), rule=rule),
    )


@st.composite
def true_ratios(draw: st.DrawFn, *, rule: Rounding) -> RatioClaim:
    """Two rounded values and their rounded ratio."""
    value, of = draw(_two_values())
    places = draw(st.integers(0, 2))
    return RatioClaim(
        value=printed(value, places=places, rule=rule),
        of=printed(of + 1, places=places, rule=rule),
        ratio=printed(value / (of + 1), places=draw(st.integers(0, 2)), rule=rule),
    )


@st.composite
def true_rates(draw: st.DrawFn, *, rule: Rounding) -> RateClaim:
    """A count of a population that was published to the nearest hundred."""
    population = draw(st.integers(500, 90_000))
    count = draw(st.integers(0, 900))
    per = draw(st.sampled_from([1_000, 10_000, 100_000]))
    stated = Stated(f"{rounded_whole(Fraction(population, 100), rule) * 100:,}", to_nearest=100)
    rate = printed(Fraction(count * per, population), places=draw(st.integers(0, 1)), rule=rule)
    return RateClaim(count=str(count), population=stated, per=per, rate=rate)


@st.composite
def true_means(draw: st.DrawFn, *, rule: Rounding) -> MeanClaim:
    """The rounded mean of real whole answers."""
    n, items = draw(st.integers(1, 60)), draw(st.integers(1, 4))
    total = draw(st.integers(-50, 5 * n * items))
    return MeanClaim(
        mean=printed(Fraction(total, n * items), places=draw(st.integers(0, 3)), rule=rule), n=n, items=items
    )


@st.composite
def true_deviations(draw: st.DrawFn, *, rule: Rounding) -> DeviationClaim:
    """The rounded mean and deviation of real whole answers."""
    items = draw(st.integers(1, 3))
    answers = draw(st.lists(st.integers(-3, 12), min_size=2, max_size=12))
    formula = draw(st.sampled_from(DeviationFormula))
    n, mean = len(answers), Fraction(sum(answers), len(answers))
    variance = sum(((answer - mean) ** 2 for answer in answers), Fraction(0)) / formula.divisor(n) / items**2
    return DeviationClaim(
        mean=printed(mean / items, places=draw(st.integers(0, 2)), rule=rule),
        deviation=Stated(rounded_root(variance, draw(st.integers(0, 2)), rule), precision=Precision.ROUNDED),
        n=n,
        items=items,
        formula=draw(st.sampled_from([None, formula])),
    )


@st.composite
def true_binaries(draw: st.DrawFn, *, rule: Rounding) -> BinaryClaim:
    """The rounded mean and deviation of real answers of 0 or 1."""
    n = draw(st.integers(2, 80))
    ones = draw(st.integers(0, n))
    formula = draw(st.sampled_from(DeviationFormula))
    variance = Fraction(ones * (n - ones), n * formula.divisor(n))
    return BinaryClaim(
        mean=printed(Fraction(ones, n), places=draw(st.integers(0, 3)), rule=rule),
        deviation=Stated(rounded_root(variance, draw(st.integers(0, 3)), rule), precision=Precision.ROUNDED),
        n=n,
        formula=draw(st.sampled_from([None, formula])),
    )


@st.composite
def true_repeats(draw: st.DrawFn, *, rule: Rounding) -> RepeatClaim:
    """One value stated with different numbers of decimal places, perhaps beside itself."""
    value = Fraction(draw(st.integers(-999, 9_999)), draw(st.integers(1, 99)))
    figures = [
        printed(value, places=places, rule=rule) for places in draw(st.lists(st.integers(0, 3), min_size=2, max_size=4))
    ]
    if draw(st.booleans()):
        figures.append(Stated(str(value), precision=Precision.EXACT))
    return RepeatClaim(figures=tuple(figures))


@st.composite
def true_fractions(draw: st.DrawFn, *, rule: Rounding) -> FractionClaim:
    """One in so many, where so many is the rounded number."""
    count = draw(st.integers(1, 200))
    base = draw(st.integers(count, 20 * count))
    return FractionClaim(words=f"one in {rounded_whole(Fraction(base, count), rule)}", count=str(count), base=str(base))


@st.composite
def true_proportions(draw: st.DrawFn, *, rule: Rounding) -> ProportionClaim:
    """The words of the band that the rounded percentage lies in."""
    base = draw(st.integers(1, 300))
    count = draw(st.integers(0, base))
    whole = rounded_whole(Fraction(100 * count, base), rule)
    bands = [band for band in OFSTED_BANDS.bands if band.lowest <= whole <= band.highest]
    if not bands:  # exactly half has no word in that table
        return ProportionClaim(words="most", count="9", base="10")
    return ProportionClaim(words=draw(st.sampled_from(bands[0].words)), count=str(count), base=str(base))


@st.composite
def true_trends(draw: st.DrawFn, *, rule: Rounding) -> TrendClaim:
    """Rounded values that really went one way at every step."""
    direction = draw(st.sampled_from([Direction.UP, Direction.DOWN]))
    values = sorted(draw(st.sets(st.integers(0, 10_000), min_size=2, max_size=5)), reverse=direction is Direction.DOWN)
    places = draw(st.integers(0, 1))
    return TrendClaim(
        direction=direction,
        values=tuple(printed(Fraction(value, 100), places=places, rule=rule) for value in values),
        at_every_step=draw(st.booleans()),
    )


@st.composite
def true_suppressions(draw: st.DrawFn) -> SuppressionClaim:
    """A line of counts with two suppressed ones, of which neither the least nor the most can be their sum."""
    small = draw(st.lists(st.integers(0, 4), min_size=2, max_size=2).filter(lambda two: 0 < sum(two) < 8))  # noqa: PLR2004  twice four
    shown = draw(st.lists(st.integers(5, 400), min_size=1, max_size=4))
    return SuppressionClaim(rows=((*map(str, shown), "<5", "<5", str(sum(shown) + sum(small))),))
