"""What is suggested for a share is exactly what passes when it is checked again."""

from fractions import Fraction

from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import PERCENTAGES, holds_usually, runs

from safeguarding.figures.claims import check
from safeguarding.figures.evidence import as_percentage
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.runs import Run
from safeguarding.figures.share_remedies import bases_for, bases_of, counts_for
from safeguarding.figures.stated import Stated
from safeguarding.numbers.intervals import Interval


class TestSharesOfThree:
    """Percentages, counts and bases: each one suggested passes, and no other does."""

    @settings(max_examples=20)
    @given(base=st.integers(1, 60), data=st.data(), percentage=PERCENTAGES)
    def test_exactly(self, base: int, data: st.DataObject, percentage: str) -> None:
        count = data.draw(st.integers(0, base))
        verdict = check(ShareClaim(count=str(count), base=str(base), percentage=percentage))
        if not verdict.is_inconsistent:
            return
        counts = [k for k in range(base + 1) if holds_usually(count=str(k), base=str(base), percentage=percentage)]
        assert counts == [k for k in range(base + 1) if any(k in run for run in runs(verdict, "count"))]
        bases = [
            n for n in range(max(count, 1), 250) if holds_usually(count=str(count), base=str(n), percentage=percentage)
        ]
        assert bases == [n for n in range(1, 250) if any(n in run for run in runs(verdict, "base"))]
        places = as_percentage(percentage).places  # type: ignore[union-attr]
        for steps in range(100 * 10**places + 1):
            value = Fraction(steps, 10**places)
            text = f"{float(value):.{places}f}"
            suggested = any(value in run for run in runs(verdict, "percentage"))
            if suggested or abs(value - Fraction(count, base) * 100) < 2:
                assert suggested is holds_usually(count=str(count), base=str(base), percentage=text)


def test_half_a_person_has_no_counts_and_more_than_all_has_no_base() -> None:
    """Of a base that is no whole number no count is suggested; a share above all is of nothing."""
    assert counts_for(Stated("139.5"), Stated("24%"), CHARITABLE) == ()
    assert bases_for(Stated("35"), Stated("240%"), CHARITABLE) == ()


def test_of_a_share_of_nothing_only_a_count_of_nothing_has_a_base() -> None:
    """Five are 0% of no base; none is 0% of each."""
    nothing = Interval(Fraction(0), Fraction(0))
    assert bases_of(Fraction(5), nothing) is None
    assert bases_of(Fraction(0), nothing) == Run(first=1, last=None)
