"""The four rules, each at its boundary."""

from fractions import Fraction

import pytest

from safeguarding.indicators.signals import Signal, SignalRule, signals_of

MEAN, WIDTH = Fraction(10), Fraction(3)


def rules(*distances: str | None, counts_outside: bool = False, one_side: bool = True) -> list[str]:
    """The rules that each value breaks, lying so far from the mean, with limits 3 from it."""
    found = signals_of(
        [None if each is None else MEAN + Fraction(each) for each in distances],
        MEAN,
        [WIDTH] * len(distances),
        shift=7,
        trend=7,
        one_side=one_side,
        counts_outside=counts_outside,
    )
    marks = {rule: rule.name[0] + rule.name.partition("_")[2][:1] for rule in SignalRule}
    return [" ".join(f"{marks[each.rule]}{'+' if each.is_up else '-'}" for each in every) for every in found]


@pytest.mark.parametrize(("distance", "found"), [("3", ""), ("3.01", "O+"), ("-3", ""), ("-3.01", "O-")])
def test_a_value_on_a_limit_is_within(distance: str, found: str) -> None:
    assert rules("0", distance, "0") == ["", found, ""]


@pytest.mark.parametrize(("last", "count"), [("0.1", 7), ("0", 0), ("-0.1", 0), (None, 0)])
def test_a_shift_is_of_seven_however_near_the_mean(last: str | None, count: int) -> None:
    """One on the mean, beyond it, or missing, ends the run."""
    found = rules("0.1", "0.2", "0.1", "0.2", "0.1", "0.2", last)
    assert found.count("S+") == count


@pytest.mark.parametrize(("last", "count"), [("0.3", 7), ("0.2", 0), ("0.1", 0)])
def test_a_trend_is_of_seven_points(last: str, count: int) -> None:
    """Each above the one before; what stays level is no move."""
    found = rules("-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", last)
    assert found.count("T+") == count


@pytest.mark.parametrize(
    ("distances", "found"),
    [
        # two thirds of the way are 2
        (("2.1", "2.1", "1"), ["TO+", "TO+", ""]),
        (("2.1", "2", "1"), ["", "", ""]),
        (("2.1", "2.1", "-1"), ["", "", ""]),
        (("-2.1", "-1", "-2.1"), ["TO-", "", "TO-"]),
        (("2.1", None, "2.1"), ["", "", ""]),
        # beyond the limit is no longer near it
        (("3.1", "2.1", "1"), ["O+", "", ""]),
    ],
)
def test_two_of_three_lie_near_one_limit(distances: tuple[str | None, ...], found: list[str]) -> None:
    """Beyond two thirds of the way, and all three on one side of the mean."""
    assert rules(*distances) == found


def test_conventions_in_which_publishers_differ() -> None:
    """The third anywhere; and a value beyond the limit among the near ones."""
    assert rules("2.1", "2.1", "-1", one_side=False) == ["TO+", "TO+", ""]
    assert rules("3.1", "2.1", "1", counts_outside=True) == ["O+ TO+", "TO+", ""]


def test_in_words() -> None:
    assert [str(Signal(SignalRule.TREND, is_up)) for is_up in (True, False)] == ["a trend upward", "a trend downward"]


def test_a_value_outside_is_not_taken_for_one_near_the_other_limit() -> None:
    """Where what lies outside does not count among two of three, it counts on neither side."""
    assert rules("3.5", "-2.1", "0") == ["O+", "", ""]
    assert rules("-3.5", "-2.1", "0") == ["O-", "", ""]
    assert rules("3.5", "-2.1", "0", one_side=False) == ["O+", "", ""]
