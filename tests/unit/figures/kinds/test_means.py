"""GRIM against the PyPI package ``grim``, all its rounding modes."""

import csv
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import runs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.means import MeanClaim, nearest_means, possible_sums
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.runs import Run, run_within
from safeguarding.figures.stated import as_rounded
from safeguarding.numbers.arithmetic import interval_multiple
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding

VECTORS = Path(__file__).parents[3] / "vectors" / "figures" / "grim_0.1.10.csv"

MODES = {
    "C": Rounding.CEILING,
    "D": Rounding.TOWARD_ZERO,
    "F": Rounding.FLOOR,
    "d": Rounding.HALF_DOWN,
    "e": Rounding.HALF_EVEN,
    "u": Rounding.HALF_UP,
    "U": Rounding.AWAY_FROM_ZERO,
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values_rounded_05up(text: str) -> Interval | None:
    """What decimal's 05UP prints as a text: cut off, but away from zero where the last digit would be 0 or 5."""
    mean = as_rounded(text)
    sign = -1 if text.startswith("-") else 1
    steps = abs(mean.value / mean.unit)
    last = steps % 10
    if last in (0, 5):
        within = Interval(steps, steps)  # only itself: anything above goes away from zero
    elif last in (1, 6):
        within = Interval(steps - 1, steps + 1, lower_closed=False, upper_closed=False)
    else:
        within = Interval(steps, steps + 1, upper_closed=False)
    return interval_multiple(within, sign * mean.unit)


class TestGrimPackage:
    """A mean is possible exactly where the independent implementation says so."""

    @pytest.mark.parametrize("letter", MODES)
    def test_each_rounding_mode(self, rows: list[dict[str, str]], letter: str) -> None:
        assert len(rows) == 6346
        alone = attrs.evolve(CHARITABLE, usual=(MODES[letter],), unusual=())
        for row in rows:
            found = check(MeanClaim(mean=row["mean"], n=int(row["n"])), alone)
            assert found.is_consistent is (letter in row["allowed_under"]), row

    def test_the_mode_that_no_report_uses(self, rows: list[dict[str, str]]) -> None:
        """05UP is not one of our rules, but the interval arithmetic behind them decides it as well."""
        for row in rows:
            values = values_rounded_05up(row["mean"])
            assert values is not None
            ours = run_within(interval_multiple(values, int(row["n"]))) is not None
            assert ours is ("5" in row["allowed_under"]), row


def test_a_tie_that_binary_floats_lose() -> None:
    """0.285 is no binary float: round(57 / 200, 2) gives 0.28, though half up states 0.29 and half to even 0.28."""
    assert round(57 / 200, 2) == 0.28
    assert Fraction(57, 200) in as_rounded("0.29").true_values(Rounding.HALF_UP)
    assert Fraction(57, 200) in as_rounded("0.28").true_values(Rounding.HALF_EVEN)
    assert 57 in possible_sums(as_rounded("0.29"), 200, Rounding.HALF_UP)  # type: ignore[operator]


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestMeans:
    def test_items_make_finer_means_possible(self) -> None:
        """5.19 is no mean of 28 whole answers, but of 28 people's scores over four items it is."""
        assert wrong(MeanClaim(mean="5.19", n=28))
        assert right(MeanClaim(mean="5.19", n=28, items=4))


class TestNobody:
    @pytest.mark.parametrize("n", [0, -1, True, 2.0])
    def test_nobody(self, n: int) -> None:
        with pytest.raises(InvalidRecordError):
            MeanClaim(mean="1.0", n=n)


def test_every_sum_between_the_ends() -> None:
    """A mean of 3 among four, half up, is a sum of 10 to 13; what would be possible instead is on the grid of print."""
    assert possible_sums(as_rounded("3"), 4, Rounding.HALF_UP) == Run(first=10, last=13)
    unit = Fraction(1, 100)
    near = (Run(first=518 * unit, last=518 * unit, unit=unit), Run(first=521 * unit, last=521 * unit, unit=unit))
    assert nearest_means(as_rounded("5.19"), 28, CHARITABLE) == near


@settings(max_examples=50)
@given(n=st.integers(1, 60), hundredths=st.integers(0, 500))
def test_nearest_means(n: int, hundredths: int) -> None:
    """The means suggested pass, and nothing between them does."""
    verdict = check(MeanClaim(mean=f"{hundredths // 100}.{hundredths % 100:02d}", n=n))
    if not verdict.is_inconsistent:
        return
    near = sorted(int(run.first * 100) for run in runs(verdict, "mean"))
    for value in range(near[0], near[-1] + 1):
        passed = check(MeanClaim(mean=f"{value // 100}.{value % 100:02d}", n=n))
        assert (value in near) is (passed.is_consistent and not passed.is_unusual)
