import csv
import math
import time
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest
from tests.timing import patience

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.statistics.differences import (
    PairedCounts,
    paired_difference_interval,
    paired_p_value,
    unpaired_difference_interval,
    unpaired_p_value,
)

_VECTORS = Path(__file__).parents[2] / "vectors" / "statistics"


def vectors(name: str) -> list[dict[str, str]]:
    with (_VECTORS / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@st.composite
def shares(draw: st.DrawFn, max_base: int = 200) -> Share:
    base = draw(st.integers(1, max_base))
    return Share(draw(st.integers(0, base)), base)


_CELLS = st.integers(0, 40)


@st.composite
def pairs(draw: st.DrawFn) -> PairedCounts:
    return PairedCounts(
        both=draw(_CELLS), earlier_only=draw(_CELLS), later_only=draw(_CELLS), neither=draw(st.integers(1, 40))
    )


class TestNewcombeUnpaired:
    """Newcombe's hybrid score interval for different people, to the digits that he printed."""

    @pytest.mark.parametrize("row", vectors("newcombe_unpaired.csv"), ids=lambda row: row["example"])
    def test_published(self, row: dict[str, str]) -> None:
        found = unpaired_difference_interval(
            Share(int(row["count_1"]), int(row["base_1"])), Share(int(row["count_2"]), int(row["base_2"]))
        )
        assert (f"{found.lower:.4f}", f"{found.upper:.4f}") == (row["lower"], row["upper"])

    @pytest.mark.parametrize("base", [1, 9, 60, 191])
    @pytest.mark.parametrize("other_base", [1, 30, 175])
    def test_against_statsmodels(self, base: int, other_base: int) -> None:
        for count in sorted({0, 1, base // 2, base}):
            for other in sorted({0, 1, other_base // 3, other_base}):
                found = unpaired_difference_interval(Share(count, base), Share(other, other_base))
                peer = confint_proportions_2indep(count, base, other, other_base, method="newcomb", compare="diff")
                assert (found.lower, found.upper) == pytest.approx(peer, abs=1e-10)

    @given(later=shares(), earlier=shares())
    def test_turned_round_it_changes_its_sign(self, later: Share, earlier: Share) -> None:
        there = unpaired_difference_interval(later, earlier)
        back = unpaired_difference_interval(earlier, later)
        assert (there.lower, there.upper) == pytest.approx((-back.upper, -back.lower))
        assert -1 <= there.lower <= float(later.fraction - earlier.fraction) <= there.upper <= 1

    @given(later=shares(), earlier=shares())
    def test_of_two_full_counts_the_difference_is_known(self, later: Share, earlier: Share) -> None:
        found = unpaired_difference_interval(
            later, earlier, later_population=later.base, earlier_population=earlier.base
        )
        assert found.width == pytest.approx(0, abs=1e-12)


class TestNewcombePaired:
    """Newcombe's hybrid score interval for the same people asked twice, to printed digits."""

    @pytest.mark.parametrize("row", vectors("newcombe_paired.csv"), ids=lambda row: row["example"])
    def test_published(self, row: dict[str, str]) -> None:
        # the publications subtract the second answer from the first
        found = paired_difference_interval(
            PairedCounts(
                both=int(row["both"]),
                earlier_only=int(row["second_only"]),
                later_only=int(row["first_only"]),
                neither=int(row["neither"]),
            )
        )
        places = int(row["places"])
        assert (f"{found.lower:.{places}f}", f"{found.upper:.{places}f}") == (row["lower"], row["upper"])

    @given(counts=pairs())
    def test_turned_round_it_changes_its_sign(self, counts: PairedCounts) -> None:
        turned = PairedCounts(
            both=counts.both, earlier_only=counts.later_only, later_only=counts.earlier_only, neither=counts.neither
        )
        there, back = paired_difference_interval(counts), paired_difference_interval(turned)
        assert (there.lower, there.upper) == pytest.approx((-back.upper, -back.lower))
        difference = float(counts.later.fraction - counts.earlier.fraction)
        assert -1 <= there.lower <= difference <= there.upper <= 1

    @given(counts=pairs())
    def test_independent_answers_give_the_unpaired_interval(self, counts: PairedCounts) -> None:
        if counts.both * counts.neither == counts.earlier_only * counts.later_only:
            found = paired_difference_interval(counts)
            unpaired = unpaired_difference_interval(counts.later, counts.earlier)
            assert (found.lower, found.upper) == pytest.approx((unpaired.lower, unpaired.upper))


class TestTests:
    """p-values agree with statsmodels to 1e-10."""

    @given(later=shares(), earlier=shares())
    def test_unpaired(self, later: Share, earlier: Share) -> None:
        if 0 < later.count + earlier.count < later.base + earlier.base:
            _, peer = proportions_ztest([later.count, earlier.count], [later.base, earlier.base])
            assert unpaired_p_value(later, earlier) == pytest.approx(peer, abs=1e-10)
        else:
            assert unpaired_p_value(later, earlier) == 1

    @given(counts=pairs())
    def test_paired(self, counts: PairedCounts) -> None:
        table = [[counts.both, counts.earlier_only], [counts.later_only, counts.neither]]
        assert paired_p_value(counts) == pytest.approx(mcnemar(table, exact=True).pvalue, abs=1e-10)

    def test_refusals(self) -> None:
        with pytest.raises(InvalidRecordError):
            PairedCounts(both=0, earlier_only=0, later_only=0, neither=0)
        with pytest.raises(InvalidRecordError):
            PairedCounts(both=-1, earlier_only=0, later_only=0, neither=3)


@pytest.mark.parametrize(("count", "p_value"), [(3, 1.0), (4, 0.0)])
def test_of_everybody_every_difference_is_known(count: int, p_value: float) -> None:
    """With the correction for a population that answered both times, nothing is left to chance."""
    found = unpaired_p_value(Share(count, 5), Share(3, 5), later_population=5, earlier_population=5)
    assert found == p_value


def test_many_who_changed_take_no_longer_than_they_must() -> None:
    """The chance for 20,000 people is that of a normal curve, in less time than their answers take to read."""
    began = time.process_time()
    found = paired_p_value(PairedCounts(both=0, earlier_only=10_050, later_only=9_950, neither=0))
    assert time.process_time() - began < 2 * patience()
    assert found == pytest.approx(2 * stats.norm.sf(99 / math.sqrt(20_000)), rel=1e-3)


def test_of_two_pairs_no_correlation_is_told() -> None:
    """One in both and one in neither: half a pair each takes all of it away, so that the limits are those of two groups.

    Wilson's limits of 1 of 2 are 0.0945 and 0.9055, which lie 0.4055 from a half; by Pythagoras 0.5734 from no difference.
    """
    found = paired_difference_interval(PairedCounts(both=1, earlier_only=0, later_only=0, neither=1))
    assert (found.lower, found.upper) == pytest.approx((-0.5734, 0.5734), abs=1e-4)
