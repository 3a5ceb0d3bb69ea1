"""Under which rounding rules a claim holds."""

from fractions import Fraction

import attrs
import pytest

from safeguarding.figures.allowances import (
    Allowance,
    Reading,
    allowance,
    printed_under,
    trials,
    usual_reading,
    usual_values,
)
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.policies import CHARITABLE, STRICT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import ClaimOutcome, Precision
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded


def test_mixed_rounding_is_said_apart() -> None:
    """2.5 printed as 2 (half to even) and as 3 (half up): one figure only if two rules were used."""
    claim = RepeatClaim(figures=(Stated("2", precision=Precision.ROUNDED), Stated("3", precision=Precision.ROUNDED)))
    verdict = check(claim, attrs.evolve(CHARITABLE, unusual=()))
    assert verdict.is_unusual
    assert "different rules" in verdict.sentence
    assert check(claim, STRICT).is_inconsistent


def printing(numerator: int, denominator: int, figure: Stated) -> list[Rounding]:
    """The rules under which a value is stated as a figure."""
    return list(filter(printed_under(numerator, denominator, figure).__contains__, Rounding))


@pytest.mark.parametrize("tenths", range(235, 256))
def test_a_value_is_printed_so_by_the_rules_that_round_it_so(tenths: int) -> None:
    """Each rule by itself; a value that is counted, or of no decimal places, is only itself."""
    value, figure = Fraction(tenths, 10), Stated("24%")
    by_hand = [rule for rule in Rounding if rounded(value, 0, rule) == 24]
    assert printing(tenths, 10, figure) == by_hand
    counted = Stated("24", precision=Precision.EXACT)
    assert printing(tenths, 10, counted) == (list(Rounding) if tenths == 240 else [])


def test_a_figure_to_the_nearest_hundred() -> None:
    """1,249 is printed as 1,200 by every usual rule, 1,250 by one that goes to even or down."""
    figure = Stated("1,200", to_nearest=100)
    assert Rounding.HALF_UP in printing(1249, 1, figure)
    assert Rounding.HALF_UP not in printing(1250, 1, figure)
    assert Rounding.HALF_EVEN in printing(1250, 1, figure)
    assert usual_values(figure, CHARITABLE) == Interval(1150, 1250)


def test_where_every_figure_is_counted_one_trial_speaks_for_all_rules() -> None:
    """The question is asked once; with a figure that is rounded it is asked of each rule."""
    asked: list[Interval] = []

    def never(read: Reading) -> bool:
        asked.append(read(Stated("35")))
        return False

    assert allowance(STRICT, [Stated("35"), Stated("139")], never).outcome is ClaimOutcome.INCONSISTENT
    assert asked == [Interval(35, 35)]
    allowance(STRICT, [Stated("25%")], never)
    # rounded towards and away from nothing are, above it, down and up
    assert len(asked) == 1 + len({*STRICT.rules} - {Rounding.TOWARD_ZERO, Rounding.AWAY_FROM_ZERO})


def test_below_nothing_every_rule_is_tried() -> None:
    """-24.4 is -24 rounded up or towards nothing, and -25 rounded down."""
    figure = Stated("-25%")

    def holds(read: Reading) -> bool:
        return Fraction(-244, 10) in read(figure)

    assert set(trials(CHARITABLE, [figure], holds).found().rules) == {Rounding.FLOOR, Rounding.AWAY_FROM_ZERO}


@pytest.mark.parametrize(
    ("allowed", "outcome", "caveat"),
    [
        (Allowance(rules=(Rounding.HALF_UP,), is_usual=True), ClaimOutcome.CONSISTENT, ""),
        (
            Allowance(rules=(Rounding.FLOOR, Rounding.TOWARD_ZERO, Rounding.CEILING), is_usual=False),
            ClaimOutcome.CONSISTENT,
            f", but only if rounded {Rounding.FLOOR.label} or {Rounding.TOWARD_ZERO.label}",
        ),
        (
            Allowance(rules=(), is_usual=False, is_mixed=True),
            ClaimOutcome.CONSISTENT,
            ", but only if its figures were rounded by different rules",
        ),
        (Allowance(rules=(), is_usual=False), ClaimOutcome.INCONSISTENT, ""),
    ],
)
def test_what_is_said_of_it(allowed: Allowance, outcome: ClaimOutcome, caveat: str) -> None:
    """At most two unusual rules are named; of what nothing allows there is no caveat."""
    assert (allowed.outcome, allowed.caveat) == (outcome, caveat)
    assert allowed.is_unusual is bool(caveat)


def test_the_usual_reading_is_every_value_of_some_usual_rule() -> None:
    assert usual_reading(CHARITABLE)(Stated("24%")) == Interval(Fraction(47, 2), Fraction(49, 2))
    assert usual_values(Stated("24", precision=Precision.EXACT), CHARITABLE) == Interval(24, 24)
