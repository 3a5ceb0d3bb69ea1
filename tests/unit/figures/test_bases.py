"""The bases that can give a share."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import PERCENTAGES, holds_usually, runs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import usual_values
from safeguarding.figures.bases import is_possible_base, possible_bases, possible_counts
from safeguarding.figures.claims import check
from safeguarding.figures.evidence import as_percentage
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.runs import Run
from safeguarding.numbers.arithmetic import interval_multiple
from safeguarding.numbers.intervals import Interval


class TestBases:
    """The bases listed for a bare percentage are those with a possible count, and no others."""

    @settings(max_examples=6)
    @given(percentage=PERCENTAGES)
    def test_bare_percentages(self, percentage: str) -> None:
        verdict = check(ShareClaim(percentage=percentage))
        for base in (*range(1, 61), *range(98, 103), *range(998, 1_003)):
            assert any(base in run for run in runs(verdict, "base")) is holds_usually(
                base=str(base), percentage=percentage
            )

    @settings(max_examples=30)
    @given(
        lower=st.fractions(0, 1, max_denominator=300),
        width=st.fractions(0, Fraction(1, 5), max_denominator=300),
        ends=st.tuples(st.booleans(), st.booleans()),
    )
    def test_any_interval(self, lower: Fraction, width: Fraction, ends: tuple[bool, bool]) -> None:
        if not width:
            ends = (True, True)
        shares = Interval(lower, lower + width, lower_closed=ends[0], upper_closed=ends[1])
        bases = possible_bases(shares)
        assert bases.is_complete
        # brute force: every count of every base
        for base in range(1, 150):
            assert (base in bases) is any(Fraction(k, base) in shares for k in range(base + 1))

    def test_a_very_fine_percentage_is_not_a_long_search(self) -> None:
        """33.3333333333333333% has a base of 3, and too many others to list; what is listed is right."""
        stated = as_percentage("33." + "3" * 30)
        assert stated is not None
        shares = interval_multiple(usual_values(stated, CHARITABLE), Fraction(1, 100))
        bases = possible_bases(shares)
        assert not bases.is_complete
        assert bases.runs[0].first == 3
        assert bases.runs[-1].last is None
        endless = int(bases.runs[-1].first)
        assert all(is_possible_base(endless + k, shares) for k in range(100))
        assert all(is_possible_base(int(run.first), shares) for run in bases.runs)


@pytest.mark.parametrize("base", [0, -1, True, "40", 2.0])
def test_a_base_is_a_whole_number_of_one_or_more(base: Any) -> None:  # noqa: ANN401 - what should be refused
    shares = Interval(0, 1)
    assert possible_counts(1, shares) == Run(first=0, last=1)
    with pytest.raises(InvalidRecordError, match="1 or more"):
        possible_counts(base, shares)


@pytest.mark.parametrize(
    ("shares", "listed"),
    [
        # nothing of it lies within nothing and all
        (Interval(Fraction(3, 2), 2), ""),
        # nobody and everybody have every base
        (Interval(0, Fraction(1, 100)), "1+"),
        (Interval(Fraction(99, 100), 1), "1+"),
        # one exact share: every third person
        (Interval(Fraction(1, 3), Fraction(1, 3)), "3, 6, 9 and so on"),
        # above nothing: one of a hundred at least, and more than that many
        (Interval(0, Fraction(1, 100), lower_closed=False), "100+"),
        (Interval(Fraction(99, 100), 1, upper_closed=False), "100+"),
        (Interval(Fraction(965, 1000), Fraction(975, 1000), upper_closed=False), "29–39, 58–79, 86+"),
    ],
)
def test_bases_counted_by_hand(shares: Interval, listed: str) -> None:
    bases = possible_bases(shares)
    if shares.lower != shares.upper:
        assert str(bases) == listed
    for base in range(1, 150):
        assert (base in bases) is is_possible_base(base, shares)
        assert is_possible_base(base, shares) is any(Fraction(k, base) in shares for k in range(base + 1))
