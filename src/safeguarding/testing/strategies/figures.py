"""Strategies for stated figures and claims. All people and figures are invented.

``true_claims`` builds each claim by calculating from real whole numbers and rounding the results, so that under the
same rounding rule no true claim may ever be called inconsistent.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.figures.bands import OFSTED_BANDS
from safeguarding.figures.binaries import BinaryClaim
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.deadlines import DeadlineClaim
from safeguarding.figures.deviations import DeviationClaim, DeviationFormula
from safeguarding.figures.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.durations import DurationClaim
from safeguarding.figures.fractions_in_words import FractionClaim
from safeguarding.figures.lists import ListClaim
from safeguarding.figures.means import MeanClaim
from safeguarding.figures.policies import CHARITABLE, STRICT
from safeguarding.figures.proportions import ProportionClaim
from safeguarding.figures.ratios import RateClaim, RatioClaim
from safeguarding.figures.repeats import RepeatClaim
from safeguarding.figures.sequences import SequenceClaim
from safeguarding.figures.shares import ShareClaim
from safeguarding.figures.stated import Stated
from safeguarding.figures.totals import TotalClaim
from safeguarding.figures.trends import TrendClaim
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Direction, Precision
from safeguarding.numbers.rounding import Rounding, rounded, rounded_whole

_FIRST_DAY, _LAST_DAY = date(1996, 1, 1), date(2027, 6, 30)


def printed(value: Fraction, *, places: int, rule: Rounding) -> Stated:
    """A value as somebody who rounds it by a rule would state it."""
    return Stated(f"{rounded(value, places, rule):f}", precision=Precision.ROUNDED)


def rounded_root(variance: Fraction, places: int, rule: Rounding) -> str:
    """The square root of a variance, rounded by a rule without ever being a float."""
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
def true_lists(draw: st.DrawFn) -> ListClaim:
    """A list as long as it says."""
    length = draw(st.integers(0, 30))
    return ListClaim(stated=str(length), listed=length)


@st.composite
def true_sequences(draw: st.DrawFn) -> SequenceClaim:
    """Numbers without a gap, in any order."""
    length = draw(st.integers(1, 20))
    return SequenceClaim(
        numbers=tuple(str(each) for each in draw(st.permutations(range(1, length + 1)))),
        announced=draw(st.sampled_from([None, str(length)])),
    )


@st.composite
def true_date_orders(draw: st.DrawFn) -> DateOrderClaim:
    """Events in order."""
    days = sorted(draw(st.lists(st.dates(_FIRST_DAY, _LAST_DAY), min_size=2, max_size=5)))
    return DateOrderClaim(events=tuple(DatedEvent(f"event {k}", day) for k, day in enumerate(days)))


@st.composite
def true_durations(draw: st.DrawFn, *, rule: Rounding) -> DurationClaim:
    """Two days, and the weeks or days that lie between them, the last day counted or not."""
    starts_on = draw(st.dates(_FIRST_DAY, date(2020, 1, 1)))
    days = draw(st.integers(7, 800))
    stated = days + draw(st.integers(0, 1))
    length = draw(
        st.sampled_from(
            [
                Period(days=stated),
                Period(weeks=rounded_whole(Fraction(stated, 7), rule)),
                Period(months=3),
                Period(years=2),
            ]
        )
    )
    if length.total_months:
        return DurationClaim(starts_on=starts_on, ends_on=due_on(starts_on, length), length=length)
    return DurationClaim(starts_on=starts_on, ends_on=starts_on + timedelta(days=days), length=length)


@st.composite
def true_deadlines(draw: st.DrawFn) -> DeadlineClaim:
    """A thing done within its calendar days or after them."""
    event_on = draw(st.dates(_FIRST_DAY, date(2020, 1, 1)))
    allowed, taken = draw(st.integers(1, 100)), draw(st.integers(0, 150))
    return DeadlineClaim(
        event_on=event_on,
        done_on=event_on + timedelta(days=taken),
        period=Period(days=allowed),
        met=taken <= allowed,
        due_on=draw(st.sampled_from([None, event_on + timedelta(days=allowed)])),
    )


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


def true_claims(*, rule: Rounding) -> st.SearchStrategy[Claim]:
    """A claim of any kind, made by really counting and then rounding by one rule."""
    return st.one_of(
        true_shares(rule=rule),
        true_rounded_shares(rule=rule),
        true_totals(rule=rule),
        true_differences(rule=rule),
        true_changes(rule=rule),
        true_ratios(rule=rule),
        true_rates(rule=rule),
        true_means(rule=rule),
        true_deviations(rule=rule),
        true_binaries(rule=rule),
        true_repeats(rule=rule),
        true_lists(),
        true_sequences(),
        true_date_orders(),
        true_durations(rule=rule),
        true_deadlines(),
        true_fractions(rule=rule),
        true_proportions(rule=rule),
        true_trends(rule=rule),
    )


def _by_any_rule(kind: Callable[..., st.SearchStrategy[Claim]]) -> st.SearchStrategy[Claim]:
    return st.sampled_from(Rounding).flatmap(lambda rule: kind(rule=rule))


@st.composite
def stated_figures(draw: st.DrawFn) -> Stated:
    """A figure as it may be stated: a count, a percentage, a rounded count, a word."""
    whole = draw(st.integers(0, 9_999))
    tenths = draw(st.integers(0, 9))
    return draw(
        st.sampled_from(
            [
                Stated(f"{whole:,}"),
                Stated(f"{whole}.{tenths}%", where="table 2"),
                Stated(str(whole), precision=Precision.ROUNDED),
                Stated(f"{whole}0", to_nearest=10),
                Stated(f"{whole}/139", precision=Precision.EXACT),
                Stated("four"),
            ]
        )
    )


def verdicts() -> st.SearchStrategy[Verdict]:
    """The verdict on a claim, which may have been judged by another rule than it was made by."""
    return st.builds(check, _by_any_rule(true_claims), st.sampled_from([CHARITABLE, STRICT]))


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Stated: stated_figures(),
    Verdict: verdicts(),
    ShareClaim: _by_any_rule(true_shares) | _by_any_rule(true_rounded_shares),
    TotalClaim: _by_any_rule(true_totals),
    DifferenceClaim: _by_any_rule(true_differences),
    ChangeClaim: _by_any_rule(true_changes),
    RatioClaim: _by_any_rule(true_ratios),
    RateClaim: _by_any_rule(true_rates),
    MeanClaim: _by_any_rule(true_means),
    DeviationClaim: _by_any_rule(true_deviations),
    BinaryClaim: _by_any_rule(true_binaries),
    RepeatClaim: _by_any_rule(true_repeats),
    ListClaim: true_lists(),
    SequenceClaim: true_sequences(),
    DateOrderClaim: true_date_orders(),
    DurationClaim: _by_any_rule(true_durations),
    DeadlineClaim: true_deadlines(),
    FractionClaim: _by_any_rule(true_fractions),
    ProportionClaim: _by_any_rule(true_proportions),
    TrendClaim: _by_any_rule(true_trends),
}
"""A strategy for each public record of the domain."""
